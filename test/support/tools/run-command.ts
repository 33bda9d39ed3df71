import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Time limit. After it the command and its children are killed, and the command has failed. */
  readonly limitSeconds: number;
  /** Receives the output of the command. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a program and returns its output. Throws an error with the end of the output when it fails or takes too long. */
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

/** Sends a signal to a process and its children. */
export function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
