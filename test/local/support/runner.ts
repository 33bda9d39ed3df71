import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const START = join(import.meta.dirname, '../../../infra/local/start.ts');

/** The runner as `npm start` runs it, in a process of its own. */
export interface Runner {
  /** Everything printed so far, errors too. */
  output(): string;
  /** Resolves when the text has been printed. Throws if the process ends first. */
  printed(text: string): Promise<void>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): void;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export function startRunner(settings: {
  readonly environment: Readonly<Record<string, string>>;
  readonly words?: readonly string[];
}): Runner {
  const environment = { ...process.env, ...settings.environment };
  const child = spawn(process.execPath, [START, ...(settings.words ?? [])], { env: environment });
  let output = '';
  let listeners: (() => void)[] = [];
  const hear = (piece: Buffer) => {
    output += piece.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
  return {
    output: () => output,
    ended,
    kill: (signal) => child.kill(signal),
    async printed(text) {
      const heard = new Promise<true>((resolve) => {
        const look = () => output.includes(text) && resolve(true);
        listeners = [...listeners, look];
        look();
      });
      if ((await Promise.race([heard, ended])) !== true) {
        throw new Error(`The runner ended before it said "${text}":\n${output}`);
      }
    },
  };
}

/** A free port, and a server that occupies one. */
export async function freePort(): Promise<number> {
  const held = await holdPort();
  await held.release();
  return held.port;
}

export async function holdPort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, release: () => new Promise((resolve) => server.close(() => resolve())) };
}
