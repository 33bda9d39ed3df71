import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAthenaFront } from '../athena/athena-front.ts';
import { freePort } from '../tools/free-port.ts';
import { emulatedAws } from '../trino/catalogues.ts';
import { startTrino } from '../trino/start-trino.ts';
import { bootstrap, deployApp, outputNamed, type StackOutputs } from './deploy-app.ts';
import { putSecret, readWorkgroup } from './emulator-clients.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { readRoles } from './gateway/read-roles.ts';
import { startMinistack } from './ministack.ts';
import { openEdge } from './open-edge.ts';
import { timed } from './stopwatch.ts';

/** The addresses of a deployment. They can be passed to another process. */
export interface CloudAddresses {
  /** Address of the service and its identity provider for users. */
  readonly origin: string;
  /** Folder of the provider's secrets, with which clients of the API get tokens. */
  readonly dataFolder: string;
  /** Address of AWS for an operator's calls. */
  readonly emulator: string;
  /** Address of AWS for functions. Every call is recorded and checked. */
  readonly gateway: string;
  readonly trino: string;
  readonly outputs: StackOutputs;
}

export interface Cloud {
  readonly addresses: CloudAddresses;
  close(): Promise<void>;
}

/**
 * Starts an emulator of AWS, Trino behind Athena's calls and the edge, and deploys every stack of the real app there.
 * Prints how long each part took. When a part does not start, stops the others and throws an error with its output.
 */
export async function openCloud(): Promise<Cloud> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    return { addresses: await open((end) => closing.push(end)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(atEnd: (end: () => Promise<void>) => void): Promise<CloudAddresses> {
  const folder = await mkdtemp(join(tmpdir(), 'care-stability-cloud-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const dataFolder = join(folder, 'provider');
  const port = await freePort();
  const emulator = `http://127.0.0.1:${port}`;
  const trino = await timed('Trino fetched and started', () =>
    startTrino({ catalogues: { awsdatacatalog: emulatedAws(emulator) }, maxHeap: '1500M' }),
  );
  atEnd(() => trino.stop());
  const athena = createAthenaFront({
    trinoUrl: trino.url,
    catalogue: 'awsdatacatalog',
    workgroupOf: (name) => readWorkgroup(emulator, name),
  });
  const gateway = await openGateway({ upstream: emulator, athena });
  gateway.judge(() => readRoles(emulator));
  atEnd(() => gateway.close());
  const ministack = await timed('emulator of AWS fetched and started', () =>
    startMinistack({ port, endpointOfLambdas: gateway.url }),
  );
  atEnd(() => ministack.stop());
  const edge = await openEdge(dataFolder);
  atEnd(() => edge.close());
  await timed('cdk bootstrap', () => bootstrap({ endpoint: emulator, folder }));
  const outputs = await timed('cdk deploy --all', () =>
    deployApp({ endpoint: emulator, folder, settings: settingsFor(edge.origin) }),
  );
  const secretArn = outputNamed(outputs, 'service', 'OpenidClientSecretArn');
  await putSecret(emulator, secretArn, edge.provider.clientSecret);
  edge.lead({ emulator, apiHost: apiHostOf(emulator, outputs) });
  return {
    origin: edge.origin,
    dataFolder,
    emulator,
    gateway: gateway.url,
    trino: trino.url,
    outputs,
  };
}

/** What differs from a deployment to AWS: the address and the provider of this machine, since it has no domain. */
export function settingsFor(origin: string): Readonly<Record<string, string>> {
  return {
    origin,
    openidIssuer: `${origin}/oidc`,
    openidAudience: `${origin}/api/v1`,
  };
}

// The emulator distinguishes its APIs by host names that begin with their identifiers.
function apiHostOf(emulator: string, outputs: StackOutputs): string {
  return `${outputNamed(outputs, 'front', 'ApiId')}.execute-api.localhost:${new URL(emulator).port}`;
}
