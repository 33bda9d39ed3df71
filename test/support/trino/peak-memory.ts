import { existsSync, readFileSync } from 'node:fs';

/** Most memory that a process has held so far, where the system keeps account of it. */
export function peakMegabytes(pid: number): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/mu.exec(readFileSync(file, 'utf8')) ?? [];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
