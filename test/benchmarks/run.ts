import { join } from 'node:path';
import { medianOf } from './measure.ts';

const BENCHMARKS: Readonly<Record<string, readonly { file: string; words: string[] }[]>> = {
  return: [5_000, 25_000, 100_000].flatMap((episodes) =>
    ['validate', 'publish'].map((step) => ({ file: 'return.ts', words: [step, `${episodes}`] })),
  ),
  release: [{ file: 'release.ts', words: [] }],
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(BENCHMARKS);
say(['benchmark', 'seconds', 'peak MB'].join('\t'));
for (const name of names) {
  for (const { file, words } of BENCHMARKS[name] ?? unknown(name)) {
    const { seconds, peakMb } = medianOf(join(import.meta.dirname, file), words);
    say([`${name} ${words.join(' ')}`, seconds.toFixed(2), peakMb.toFixed(0)].join('\t'));
  }
}

function unknown(name: string): never {
  throw new Error(
    `There is no benchmark ${name}. Choose from ${Object.keys(BENCHMARKS).join(', ')}.`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
