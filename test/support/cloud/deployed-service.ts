import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { createApiClient } from '../api-client.ts';
import type { Service } from '../service.ts';
import { outputNamed } from './deploy-app.ts';
import { clientSettings } from './emulator-clients.ts';
import type { CloudAddresses } from './open-cloud.ts';

/** The deployed service for a journey. Closing it leaves the deployment as it is. */
export function deployedService({
  origin,
  dataFolder,
  emulator,
  outputs,
}: CloudAddresses): Service {
  return {
    origin,
    as: (account, patienceSeconds) =>
      createApiClient({
        origin,
        dataFolder,
        account,
        explain: () => defects(emulator),
        ...(patienceSeconds && { patienceSeconds }),
      }),
    lakeText: () => lakeText(emulator, outputNamed(outputs, 'lake', 'LakeBucket')),
    logText: () => logText(emulator),
    close: async () => {},
  };
}

async function lakeText(endpoint: string, Bucket: string): Promise<string> {
  const client = new S3Client(clientSettings(endpoint));
  const texts: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
    for (const { Key } of Contents) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      texts.push(Buffer.from((await Body?.transformToByteArray()) ?? []).toString('latin1'));
    }
  }
  return texts.join('\n');
}

/** The newest lines with an error, or the newest lines if none has one. */
async function defects(endpoint: string): Promise<string> {
  const lines = (await logText(endpoint)).split('\n');
  const complaints = lines.filter((line) => /"level":"ERROR"|Error:|Task timed out/.test(line));
  const told = complaints.length > 0 ? complaints : lines;
  return `The functions' log:\n${told.slice(-20).join('\n')}`;
}

/** Every line in every log group of the deployment. */
async function logText(endpoint: string): Promise<string> {
  const client = new CloudWatchLogsClient(clientSettings(endpoint));
  const lines: string[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, {})) {
    for (const { logGroupName } of logGroups) {
      const pages = paginateFilterLogEvents({ client }, { logGroupName });
      for await (const { events = [] } of pages) {
        lines.push(...events.map(({ message = '' }) => message));
      }
    }
  }
  return lines.join('\n');
}
