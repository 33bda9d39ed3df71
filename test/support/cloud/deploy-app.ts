import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../tools/run-command.ts';
import { CREDENTIALS, REGION } from './ministack.ts';

const ROOT = join(import.meta.dirname, '../../..');
const BIN = join(ROOT, 'node_modules/.bin');

/** The stage in the names of the emulator's stacks. */
const STAGE = 'proof';

/** Outputs of the stacks by stack (`front`, `lake`, `service`) and name. */
export type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** An output of a stack. Throws when the stack has no output of this name. */
export function outputNamed(outputs: StackOutputs, stack: string, name: string): string {
  const value = outputs[stack]?.[name];
  if (value === undefined) throw new Error(`The stack ${stack} has no output ${name}.`);
  return value;
}

interface Target {
  /** The address that receives calls to AWS. */
  readonly endpoint: string;
  /** Folder for the cloud assembly. */
  readonly folder: string;
  /** Settings of the deployment, by name (infra/settings.ts). */
  readonly settings: Readonly<Record<string, string>>;
  /** Folder of the project. A second deployment uses a copy with a change. */
  readonly project?: string;
  readonly onOutput?: (text: string) => void;
}

/** Prepares the emulated account for CDK, as `cdk bootstrap` does for a real one. */
export async function bootstrap({ endpoint, folder }: Pick<Target, 'endpoint' | 'folder'>) {
  // Outside the app's folder, so that the app is not synthesised for this.
  await cdk(['bootstrap', `aws://000000000000/${REGION}`], { endpoint, project: folder });
}

/** Deploys every stack of the app and returns their outputs. Throws an error with the output of the CDK. */
export async function deployApp(target: Target): Promise<StackOutputs> {
  const outputs = join(target.folder, 'outputs.json');
  const settings = { stage: STAGE, ...target.settings };
  const words = Object.entries(settings).flatMap(([name, value]) => [
    '--context',
    `care-stability:${name}=${value}`,
  ]);
  await cdk(
    [
      'deploy',
      '--all',
      '--require-approval',
      'never',
      '--concurrency',
      '2',
      '--output',
      join(target.folder, 'assembly'),
      '--outputs-file',
      outputs,
      ...words,
    ],
    target,
  );
  const byStack = JSON.parse(await readFile(outputs, 'utf8')) as StackOutputs;
  const named = Object.entries(byStack).map(([stack, values]) => [
    stack.replace(`care-stability-${STAGE}-`, ''),
    values,
  ]);
  return Object.fromEntries(named);
}

async function cdk(
  words: readonly string[],
  target: Pick<Target, 'endpoint' | 'project'> & {
    readonly onOutput?: Target['onOutput'] | undefined;
  },
): Promise<void> {
  await runCommand(join(BIN, 'cdk'), [...words, '--no-notices', '--ci'], {
    cwd: target.project ?? ROOT,
    // Without a limit a resource that the emulator never finishes would block the run.
    limitSeconds: 420,
    env: {
      ...process.env,
      PATH: `${BIN}:${process.env.PATH}`,
      AWS_ENDPOINT_URL: target.endpoint,
      AWS_ENDPOINT_URL_S3: target.endpoint,
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
      AWS_REGION: REGION,
    },
    ...(target.onOutput && { onOutput: target.onOutput }),
  });
}
