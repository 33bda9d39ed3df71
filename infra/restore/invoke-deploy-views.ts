import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** Runs deploy-views on AWS and waits for the result. Throws with its message if it fails. */
export async function invokeDeployViews(functionName: string): Promise<void> {
  // It may take 15 minutes. After a time-out the SDK would start a second run next to the first.
  const client = new LambdaClient({ maxAttempts: 1, requestHandler: { requestTimeout: 910_000 } });
  const answer = await client.send(
    new InvokeCommand({ FunctionName: functionName, Payload: '{}' }),
  );
  if (answer.FunctionError === undefined) return;
  throw new Error(`deploy-views failed: ${answer.Payload?.transformToString() ?? ''}`);
}
