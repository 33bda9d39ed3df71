import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExampleTables } from '../../schemas/returns/rule.ts';
import type { TableName } from '../../schemas/returns/ssda903/tables.ts';
import { csvFile } from '../support/csv-file.ts';

const LAUNCH = join(import.meta.dirname, '../../infra/local/validate/launch.mjs');

/** Runs the command as a supplier does, in a process of its own. */
export function validate(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCH, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** Writes files into a new folder and gives its path. */
export function folderOf(files: readonly (readonly [name: string, bytes: string | Uint8Array])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'care-stability-validate-'));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** Writes a return as CSV files into a new folder and gives its path. */
export function returnFolder(tables: ExampleTables): string {
  return folderOf(Object.entries(tables).map(([name, rows]) => csvFile(name as TableName, rows)));
}
