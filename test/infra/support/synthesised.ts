import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { NagChecks } from '../../../infra/nag-checks.ts';
import type { NagException } from '../../../infra/nag-exceptions.ts';
import { createPlatform, type Platform } from '../../../infra/platform.ts';

const CDK = join(import.meta.dirname, '../../../cdk.json');

/** The app as `cdk.json` configures it, without bundling the functions. */
export function createApp(settings: Readonly<Record<string, unknown>> = {}): App {
  const { context } = JSON.parse(readFileSync(CDK, 'utf8')) as { context: Record<string, unknown> };
  const own = Object.entries(settings).map(([key, value]) => [`care-stability:${key}`, value]);
  return new App({
    outdir: mkdtempSync(join(tmpdir(), 'care-stability-synth-')),
    context: { ...context, ...Object.fromEntries(own), 'aws:cdk:bundling-stacks': [] },
    // It takes many seconds to load; `npm run synth` has it on.
    builtinCloudFormationValidation: false,
  });
}

/** The platform of an app, without the files that are bundled with the functions. */
export function platformOf(app: App): Platform {
  return createPlatform(app, { pages: import.meta.dirname });
}

/** Runs cdk-nag. Returns its message, or undefined if it found nothing. */
export function refusalOf(app: App, exceptions?: readonly NagException[]): string | undefined {
  Validations.of(app).addPlugins(new NagChecks(exceptions));
  try {
    app.synth();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}

const templates = new WeakMap<Stack, Template>();

function templateOf(stack: Stack): Template {
  const template = templates.get(stack) ?? Template.fromStack(stack);
  templates.set(stack, template);
  return template;
}

/** Resources of one type in a stack's template, by logical id. */
export function resourcesOf(stack: Stack, type: string): Readonly<Record<string, Resource>> {
  return templateOf(stack).findResources(type) as Record<string, Resource>;
}
