import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BundlingOptions, LogLevel, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { FunctionEntry } from '../../functions/register.ts';
import { COUNCILS_FILE } from '../../functions/shared/reference-data/councils.ts';
import { SHIPPED_COUNCILS } from '../shipped-councils.ts';

export const ROOT = join(import.meta.dirname, '../..');
const COUNCILS = [SHIPPED_COUNCILS, COUNCILS_FILE] as const;

/** Folders to copy into the bundles. */
export interface BundleFolders {
  /** Made by `buildPages`: manifest.json, assets/ and templates/. */
  readonly pages: string;
}

/** How a function is bundled into one file, with the folders that its `lambda.ts` reads. */
export function bundlingOf(entry: FunctionEntry, folders: BundleFolders): BundlingOptions {
  return {
    logLevel: LogLevel.WARNING,
    format: OutputFormat.ESM,
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    sourceMap: true,
    sourcesContent: false,
    bundleAwsSDK: true,
    // Nunjucks needs it only to watch templates, which is not used.
    externalModules: ['chokidar'],
    // Some packages call require(), which an ES module does not have.
    banner:
      "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);",
    commandHooks: {
      beforeInstall: () => [],
      beforeBundling: () => [],
      afterBundling: (_input, output) =>
        foldersOf(entry, folders).map(([from, to]) => copy(from, join(output, to))),
    },
  };
}

function foldersOf(entry: FunctionEntry, { pages }: BundleFolders): (readonly [string, string])[] {
  if (entry.kind === 'deployment') return [[join(ROOT, 'sql'), 'sql']];
  if (entry.kind === 'http') return [[pages, '.'], COUNCILS];
  const templates = [join(pages, 'templates'), 'templates'] as const;
  return [
    ...(hasTemplates(entry.name) ? [templates] : []),
    ...(entry.grants.reads?.includes('reference') ? [COUNCILS] : []),
  ];
}

function hasTemplates(name: string): boolean {
  const files = readdirSync(join(ROOT, 'functions', name), { recursive: true, encoding: 'utf8' });
  return files.some((file) => file.endsWith('.njk'));
}

// Node copies, so that it works in every shell.
function copy(from: string, to: string): string {
  const program = "const[,from,to]=process.argv;require('fs').cpSync(from,to,{recursive:true})";
  return [process.execPath, '-e', program, from, to].map((word) => `"${word}"`).join(' ');
}
