import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { outputNamed } from '../../support/cloud/deploy-app.ts';
import { clientSettings } from '../../support/cloud/emulator-clients.ts';
import type { CloudAddresses } from '../../support/cloud/open-cloud.ts';

/** Changes the time limit of a function, so that a test need not wait 15 minutes. */
export function limitTime({ emulator, outputs }: CloudAddresses, output: string) {
  const client = new LambdaClient(clientSettings(emulator));
  const FunctionName = outputNamed(outputs, 'service', output);
  return {
    async set(seconds: number): Promise<void> {
      const change = { FunctionName, Timeout: seconds };
      await client.send(new UpdateFunctionConfigurationCommand(change));
    },
  };
}
