import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { createPlatform } from '../platform.ts';

const CDK = join(import.meta.dirname, '../../cdk.json');
const Context = z.looseObject({ context: z.record(z.string(), z.unknown()) });
const Template = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })),
});

/** How many resources of each type a deployment makes, such as `AWS::KMS::Key`. */
export type Resources = ReadonlyMap<string, number>;

/** Counts the resources of the stacks as `cdk.json` configures them. */
export function countResources(): Resources {
  const outdir = mkdtempSync(join(tmpdir(), 'care-stability-costs-'));
  try {
    const { context } = Context.parse(JSON.parse(readFileSync(CDK, 'utf8')));
    const app = new App({
      outdir,
      context: { ...context, 'aws:cdk:bundling-stacks': [] },
      builtinCloudFormationValidation: false,
    });
    createPlatform(app, { pages: import.meta.dirname });
    const counts = new Map<string, number>();
    for (const { template } of app.synth().stacks) {
      for (const { Type } of Object.values(Template.parse(template).Resources)) {
        counts.set(Type, (counts.get(Type) ?? 0) + 1);
      }
    }
    return counts;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
