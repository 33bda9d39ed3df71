import { InvokeCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { clientSettings } from '../emulator-clients.ts';

/** Invokes a function of the register, as a schedule does, and waits for it. Throws its error. */
export async function invokeFunction(endpoint: string, name: string): Promise<void> {
  const client = new LambdaClient(clientSettings(endpoint));
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    const found = Functions.find(
      ({ Environment }) => Environment?.Variables?.AWS_SDK_UA_APP_ID === name,
    );
    if (found === undefined) continue;
    const answer = await client.send(new InvokeCommand({ FunctionName: found.FunctionName }));
    if (answer.FunctionError === undefined) return;
    throw new Error(`${name}: ${Buffer.from(answer.Payload ?? []).toString('utf8')}`);
  }
  throw new Error(`There is no function of the name ${name}.`);
}
