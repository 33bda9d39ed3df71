import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { endGroup } from './run-command.ts';

export interface ServerToStart {
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** File for its output. */
  readonly logFile: string;
  /** Returns true when the server responds. */
  readonly isReady: () => Promise<boolean>;
  readonly limitSeconds: number;
}

export interface RunningServer {
  readonly pid: number;
  /** Stops the server and its children. */
  stop(): Promise<void>;
}

/** Starts a server and waits until it responds. If it does not, throws an error with the end of its log. */
export async function startServer(server: ServerToStart): Promise<RunningServer> {
  const child = spawn(server.program, server.words, {
    cwd: server.cwd,
    env: { ...server.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = createWriteStream(server.logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const endNow = () => endGroup(child.pid, 'SIGKILL');
  process.once('exit', endNow);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  if (!(await answers(server, child))) {
    endNow();
    throw new Error(`${server.name} did not start.\n${tail(server.logFile)}`);
  }
  return {
    pid: child.pid ?? 0,
    async stop() {
      process.removeListener('exit', endNow);
      endGroup(child.pid, 'SIGTERM');
      const inTime = await Promise.race([ended.then(() => true), wait(5000, false)]);
      if (!inTime) endNow();
      await ended;
      // Its children may still be running.
      endNow();
      log.end();
    },
  };
}

async function answers(
  { isReady, limitSeconds }: ServerToStart,
  child: ChildProcess,
): Promise<boolean> {
  const until = Date.now() + limitSeconds * 1000;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.pid === undefined) return false;
    if (await isReady().catch(() => false)) return true;
    await wait(200);
  }
  return false;
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').slice(-4000);
}
