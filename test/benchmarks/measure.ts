import { spawnSync } from 'node:child_process';

const LOOK_MS = 50;

/** One measured run: seconds of the work, the peak memory of its process, and of that what JavaScript held. */
export interface Run {
  readonly seconds: number;
  readonly peakMb: number;
  readonly scriptMb: number;
}

/** Runs a benchmark file several times, each in its own process, and returns the run with the median time. */
export function medianOf(file: string, words: readonly string[], times = 5): Run {
  const runs = Array.from({ length: times }, () => runOnce(file, words));
  runs.sort((a, b) => a.seconds - b.seconds);
  const median = runs[Math.floor(runs.length / 2)];
  if (median === undefined) throw new Error('A benchmark needs at least one run.');
  return {
    ...median,
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    scriptMb: Math.max(...runs.map(({ scriptMb }) => scriptMb)),
  };
}

function runOnce(file: string, words: readonly string[]): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [file, ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The benchmark failed.\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Run;
}

/** Times some work in this process and prints it for `medianOf`. */
export async function report(work: () => Promise<void>): Promise<void> {
  let scriptMb = 0;
  const look = () => {
    const { heapUsed, external } = process.memoryUsage();
    scriptMb = Math.max(scriptMb, (heapUsed + external) / 1024 / 1024);
  };
  const looking = setInterval(look, LOOK_MS);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(looking);
  look();
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ seconds, peakMb, scriptMb })}\n`);
}
