import { basename } from 'node:path';
import { ExampleCheck } from './check-examples.ts';
import { refusedByCompiler } from './compiler.ts';
import { EXPLAINED } from './explained.ts';
import { type Mutation, mutationsOf } from './mutations.ts';
import { RuleModules } from './rule-modules.ts';

/**
 * Changes the predicates of the rules one condition at a time and checks whether an example notices. A rule is an object
 * with its examples, so a mutant is checked in this process within milliseconds. A general tool would start the test
 * runner for each mutant. `npm run mutate -- adoption` takes the files whose path contains `adoption`.
 */

const NOT_RULES = ['index.ts', 'makers.ts'];

interface Survivor extends Mutation {
  readonly file: string;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const [part = ''] = process.argv.slice(2);
const started = performance.now();
const modules = await RuleModules.open();
const examples = new ExampleCheck(modules.rules);
const mutants = [...mutationsOf(modules.texts)].filter(
  ([path]) => path.includes(part) && !NOT_RULES.includes(basename(path)),
);

async function isKilled(file: string, { text }: Mutation): Promise<boolean> {
  try {
    return !examples.passExamples(await modules.rulesWith(file, text));
  } catch {
    // It does not load.
    return true;
  }
}

const unnoticed: Survivor[] = [];
for (const [file, mutations] of mutants) {
  for (const mutation of mutations) {
    if (!(await isKilled(file, mutation))) unnoticed.push({ ...mutation, file });
  }
}
const refused = await refusedByCompiler(unnoticed);
const survivors = unnoticed.filter((survivor) => !refused.has(survivor));

const explanationOf = (survivor: Survivor) =>
  EXPLAINED.find(({ file, mutation }) => file === survivor.file && mutation === survivor.name);

for (const [file, { length }] of mutants) {
  const left = survivors.filter((survivor) => survivor.file === file);
  say(`${file}: ${length} mutants, ${left.length} survive`);
  for (const survivor of left) {
    const { why = 'NOT EXPLAINED' } = explanationOf(survivor) ?? {};
    say(`  ${survivor.line}: ${survivor.name}\n     ${why}`);
  }
}

const unexplained = survivors.filter((survivor) => explanationOf(survivor) === undefined);
const known = new Set(survivors.map(explanationOf));
const files = new Set(mutants.map(([file]) => file));
const outdated = EXPLAINED.filter((each) => files.has(each.file) && !known.has(each));
for (const { file, mutation } of outdated) {
  say(`${file}: explained, but no survivor: ${mutation}`);
}

const all = mutants.reduce((sum, [, { length }]) => sum + length, 0);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
say(`${all} mutants in ${files.size} files, ${seconds} s`);
say(`${all - unnoticed.length} killed by examples, ${refused.size} refused by the compiler`);
say(`${survivors.length} survive, ${unexplained.length} of them not explained`);
process.exitCode = all === 0 || unexplained.length + outdated.length > 0 ? 1 : 0;
