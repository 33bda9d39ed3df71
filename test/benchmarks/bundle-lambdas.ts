import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { REGISTER } from '../../functions/register.ts';
import { cachedPages } from '../../functions/shared/pages/build-assets.ts';
import { createPlatform } from '../../infra/platform.ts';

/** A function of the register as CDK would upload it. */
export interface BundledLambda {
  readonly name: string;
  /** Holds index.mjs and what lies beside it. */
  readonly folder: string;
  readonly codeKib: number;
  /** All that is uploaded, before compression, without the source map. */
  readonly wholeKib: number;
  /** The environment of the function; values that a deployment makes stand as invented ones. */
  readonly environment: Readonly<Record<string, string>>;
}

const CDK = join(import.meta.dirname, '../../cdk.json');
const { context } = JSON.parse(readFileSync(CDK, 'utf8')) as { context: Record<string, unknown> };

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Metadata: z.record(z.string(), z.unknown()).optional(),
      Properties: z
        .object({
          Description: z.unknown(),
          Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
        })
        .partial()
        .optional(),
    }),
  ),
});

/** Synthesises the app into a folder, which bundles every function, and finds them in the template. */
export async function bundleLambdas(outdir: string): Promise<BundledLambda[]> {
  const app = new App({
    outdir,
    // Says in the template where each bundle lies.
    context: { ...context, 'aws:cdk:enable-asset-metadata': true },
    // It takes many seconds to load; `npm run synth` has it on.
    builtinCloudFormationValidation: false,
  });
  const { service } = createPlatform(app, { pages: await cachedPages() });
  app.synth();
  const file = join(outdir, `${service.artifactId}.template.json`);
  const { Resources } = Template.parse(JSON.parse(readFileSync(file, 'utf8')));
  const lambdas = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return REGISTER.map(({ name, purpose }) => {
    const found = lambdas.find(({ Properties }) => Properties?.Description === purpose);
    const asset = found?.Metadata?.['aws:asset:path'];
    if (typeof asset !== 'string') throw new Error(`The template holds no function ${name}.`);
    const folder = join(outdir, asset);
    return {
      name,
      folder,
      codeKib: statSync(join(folder, 'index.mjs')).size / 1024,
      wholeKib: sizeOf(folder) / 1024,
      environment: plain(found?.Properties?.Environment?.Variables ?? {}),
    };
  });
}

function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'));
  return files.reduce(
    (sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size,
    0,
  );
}

function plain(variables: Readonly<Record<string, unknown>>): Record<string, string> {
  const values = Object.entries(variables).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : inventedFor(name),
  ]);
  return Object.fromEntries(values);
}

function inventedFor(name: string): string {
  if (name.endsWith('_ARN')) return 'arn:aws:secretsmanager:eu-west-2:111111111111:secret:invented';
  if (/ORIGIN|URL|ISSUER/.test(name)) return 'https://invented.example';
  return 'invented';
}
