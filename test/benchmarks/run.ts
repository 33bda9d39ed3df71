import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_ROWS } from '../../functions/shared/reading/table-content.ts';
import { currentCouncils } from '../../infra/shipped-councils.ts';
import { medianOf } from './measure.ts';

interface Benchmark {
  readonly title: string;
  readonly file: string;
  readonly step: string;
  /** Given to `prepare` after the folder. */
  readonly sizes: readonly string[];
  readonly times: number;
}

const EPISODES = ['5000', '25000', '100000'];

function release([councils, children, years]: readonly [number, number, number]): Benchmark {
  return {
    title: `release over ${councils} councils of ${children} children, ${years} years`,
    file: 'release.ts',
    step: 'release',
    sizes: [councils, children, years].map(String),
    times: 3,
  };
}

const BENCHMARKS: Readonly<Record<string, readonly Benchmark[]>> = {
  'validate-return': [
    ...EPISODES.map((episodes) => ({
      title: `validate-return, ${episodes} episodes, 1 % spoiled`,
      file: 'return.ts',
      step: 'validate',
      sizes: [episodes, '0.01'],
      times: 5,
    })),
    {
      title: `validate-return, ${MOST_ROWS} rows, each of which breaks many rules`,
      file: 'wrong-return.ts',
      step: 'validate',
      sizes: [],
      times: 1,
    },
  ],
  publish: EPISODES.map((episodes) => ({
    title: `publish ${episodes} episodes`,
    file: 'return.ts',
    step: 'publish',
    sizes: [episodes, '0'],
    times: 5,
  })),
  release: (
    [
      [3, 60, 3],
      [40, 500, 3],
      [currentCouncils().length, 100, 3],
    ] as const
  ).map(release),
  // Filling the lake for every council of England takes minutes.
  'release-england': (
    [
      [currentCouncils().length, 400, 3],
      [currentCouncils().length, 400, 10],
    ] as const
  ).map(release),
};

/** Prepares a benchmark in a folder of its own and prints the median of its runs. */
function measure({ title, file, step, sizes, times }: Benchmark): void {
  const path = join(import.meta.dirname, file);
  const folder = mkdtempSync(join(tmpdir(), 'care-stability-bench-'));
  try {
    const made = spawnSync(process.execPath, [path, 'prepare', folder, ...sizes], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(made.stderr);
    const { seconds, peakMb, scriptMb } = medianOf(path, [step, folder], times);
    const memory = `${peakMb.toFixed(0)} MB, of which JavaScript ${scriptMb.toFixed(0)} MB`;
    say(`${title}\t${seconds.toFixed(2)} s\t${memory}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Benchmarks with their own measurements and limits. */
const JUDGED: Readonly<Record<string, () => Promise<boolean>>> = {
  validate: async () => await (await import('./command.ts')).measureCommand(say),
  // Loaded only now: the others need no CDK.
  lambdas: async () => await (await import('./lambdas.ts')).measureLambdas(say),
};
const names = [...Object.keys(JUDGED), ...Object.keys(BENCHMARKS)];
const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : names) {
  const judge = JUDGED[name];
  if (judge !== undefined) {
    if (!(await judge())) process.exitCode = 1;
    continue;
  }
  const benchmarks = BENCHMARKS[name];
  if (benchmarks === undefined) {
    throw new Error(`There is no benchmark ${name}. Choose from ${names.join(', ')}.`);
  }
  for (const benchmark of benchmarks) measure(benchmark);
}
