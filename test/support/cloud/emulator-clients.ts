import { AthenaClient, GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { AthenaWorkgroup } from '../athena/executions.ts';
import { CREDENTIALS, REGION } from './ministack.ts';

/** Settings with which a client of the SDK reaches the emulator. */
export function clientSettings(endpoint: string) {
  return { endpoint, region: REGION, credentials: CREDENTIALS, forcePathStyle: true } as const;
}

/** Settings of a deployed workgroup. Undefined when there is none of this name. */
export async function readWorkgroup(
  endpoint: string,
  name: string,
): Promise<AthenaWorkgroup | undefined> {
  const client = new AthenaClient(clientSettings(endpoint));
  const { WorkGroup } = await client.send(new GetWorkGroupCommand({ WorkGroup: name }));
  const settings = WorkGroup?.Configuration;
  return (
    settings && {
      isEnforced: settings.EnforceWorkGroupConfiguration === true,
      outputLocation: settings.ResultConfiguration?.OutputLocation,
      bytesScannedCutoffPerQuery: settings.BytesScannedCutoffPerQuery,
    }
  );
}

/** Sets the value of a secret, as an operator does after the first deployment. */
export async function putSecret(endpoint: string, arn: string, text: string): Promise<void> {
  const client = new SecretsManagerClient(clientSettings(endpoint));
  await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: text }));
}
