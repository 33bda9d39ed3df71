import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After this the command and its children are ended, and it counts as failed. */
  readonly limitSeconds: number;
  /** Hears what the command prints. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a program to its end and gives what it printed. Throws, with the end of that, when it fails or takes too long. */
export async function runCommand(
  program: string,
  words: readonly string[],
  options: CommandOptions,
): Promise<string> {
  const { cwd, env = process.env, limitSeconds, onOutput } = options;
  const child = spawn(program, words, {
    ...(cwd !== undefined && { cwd }),
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  const hear = (piece: Buffer) => {
    printed += piece;
    onOutput?.(String(piece));
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const limit = setTimeout(() => endGroup(child.pid, 'SIGKILL'), limitSeconds * 1000);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  const command = [program, ...words].join(' ');
  const code = await promise
    .catch((error: unknown) => {
      throw new Error(
        `${command} cannot be run: ${error instanceof Error ? error.message : error}`,
      );
    })
    .finally(() => clearTimeout(limit));
  if (code === 0) return printed;
  const how = code === null ? `was ended after ${limitSeconds} s` : `ended with ${code}`;
  throw new Error(`${command} ${how}.\n${printed.slice(-4000)}`);
}

/** Sends a signal to a process and all that it started. */
export function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
