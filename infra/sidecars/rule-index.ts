import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RETURNS } from '../../schemas/returns/index.ts';
import type { Return } from '../../schemas/returns/return.ts';
import type { Rule } from '../../schemas/returns/rule.ts';
import { everyRule } from '../../schemas/returns/rules-of-year.ts';

const ROOT = join(import.meta.dirname, '../..');

const byNumber = new Intl.Collator('en-GB', { numeric: true });

/** A rule, or the code of one that was never used: that has no years. */
type Listed = Pick<Rule, 'code' | 'title'> & Partial<Pick<Rule, 'years'>>;

/** The file of each rule that a module below a folder exports in a list. Index files only collect the rules of other files. */
async function filesOfRules(folder: string): Promise<ReadonlyMap<Listed, string>> {
  const paths = globSync(['*.ts', '*/*.ts'], { cwd: join(ROOT, folder) }).filter(
    (path) => !path.endsWith('index.ts'),
  );
  const files = new Map<Listed, string>();
  for (const path of paths) {
    const exported = await import(pathToFileURL(join(ROOT, folder, path)).href);
    for (const list of Object.values(exported).filter(Array.isArray)) {
      for (const each of list) if (each.title) files.set(each, path.replaceAll(sep, '/'));
    }
  }
  return files;
}

function yearsOf({ years }: Listed): string {
  if (years === undefined) return 'never used';
  return years.to === undefined ? `${years.from} on` : `${years.from} to ${years.to}`;
}

async function ruleIndex(definition: Return, folder: string): Promise<string> {
  const files = await filesOfRules(folder);
  for (const rule of everyRule(definition)) {
    if (!files.has(rule)) throw new Error(`No file below ${folder} exports rule ${rule.code}.`);
  }
  const rows = [...files].sort(([a], [b]) => byNumber.compare(a.code, b.code));
  return [
    `# Rules by code: ${definition.title}`,
    '',
    'Made by `npm run generate` from the rules. Change those.',
    '',
    'Years are collection years: 2025 is the year to 31 March 2025.',
    '',
    '| code | title | years | file |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ([rule, file]) => `| ${rule.code} | ${rule.title} | ${yearsOf(rule)} | [${file}](${file}) |`,
    ),
    '',
  ].join('\n');
}

/** The README of each return's rules, by its path: code, title, years and file of each rule. Throws for a rule that no file exports. */
export async function ruleIndexes(): Promise<ReadonlyMap<string, string>> {
  const indexes = new Map<string, string>();
  for (const definition of RETURNS) {
    const folder = `schemas/returns/${definition.id}/rules`;
    indexes.set(`${folder}/README.md`, await ruleIndex(definition, folder));
  }
  return indexes;
}
