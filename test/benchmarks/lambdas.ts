import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type BundledLambda, bundleLambdas } from './bundle-lambdas.ts';

const MOST_KIB = 900;
const MOST_MS = 300;
const TIMES = 7;

/** Loads a bundle and says how long it took. Plain JavaScript: Lambda strips no types before it loads a function. */
const LOADER = `
const start = performance.now();
const { handler } = await import(process.argv[1]);
const ready = performance.now();
if (typeof handler !== 'function') throw new Error('The bundle has no handler.');
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1000;
const said = { loadMs: ready - start, readyMs: ready, cpuMs, peakMb: maxRSS / 1024 };
process.stdout.write(JSON.stringify(said) + '\\n');
process.exit(0);
`;

interface Start {
  readonly loadMs: number;
  /** From the start of the Node process to the handler. */
  readonly readyMs: number;
  /** Processor time of all threads: it hardly moves when the machine is busy. */
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** Prints size and start-up of every function against the bars. False when one misses. */
export async function measureLambdas(say: (line: string) => void): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'care-stability-lambdas-'));
  const secrets = await answerSecrets();
  try {
    say(
      `function\tcode KiB (${MOST_KIB})\tall KiB\tready ms (${MOST_MS})\tload ms\tcpu ms\tpeak MB`,
    );
    let allPass = true;
    for (const lambda of await bundleLambdas(folder)) {
      const { loadMs, readyMs, cpuMs, peakMb } = await medianStart(lambda, secrets.url);
      const misses = lambda.codeKib > MOST_KIB || readyMs > MOST_MS;
      allPass &&= !misses;
      const cells = [lambda.codeKib, lambda.wholeKib, readyMs, loadMs, cpuMs, peakMb];
      const numbers = cells.map((cell) => cell.toFixed(0)).join('\t');
      say(`${lambda.name}\t${numbers}${misses ? '\tMISSES' : ''}`);
    }
    return allPass;
  } finally {
    secrets.server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function medianStart({ folder, environment }: BundledLambda, url: string): Promise<Start> {
  const starts: Start[] = [];
  const env = {
    ...environment,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'invented',
    AWS_SECRET_ACCESS_KEY: 'invented',
    AWS_ENDPOINT_URL: url,
    AWS_LAMBDA_FUNCTION_NAME: 'invented',
  };
  for (let time = 0; time < TIMES; time += 1) {
    const bundle = pathToFileURL(join(folder, 'index.mjs')).href;
    const words = ['--input-type=module', '--eval', LOADER, bundle];
    const { stdout } = await promisify(execFile)(process.execPath, words, { env });
    starts.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Start);
  }
  starts.sort((a, b) => a.readyMs - b.readyMs);
  const median = starts[Math.floor(TIMES / 2)];
  if (median === undefined) throw new Error('A function was never started.');
  return median;
}

/** Replaces Secrets Manager, which HTTP functions call when they start. */
async function answerSecrets(): Promise<{ readonly url: string; readonly server: Server }> {
  const answer = JSON.stringify({ SecretString: 's'.repeat(64) });
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, server };
}
