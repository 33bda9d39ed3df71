import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import type { FileToSend } from './api-client.ts';

/** Thirty invented children of Central Bedfordshire: returns without errors, by collection year. */
export function smallCouncilReturns(laCode = '823', seed = 'tests'): Record<number, FileToSend[]> {
  return makeReturns({
    laCode,
    years: [2024, 2025],
    children: 30,
    placements3PlusShare: 0.2,
    socialWorkers3PlusShare: 0.3,
    seed,
  });
}

/** The returns of a year. Throws when there are none. */
export function filesOf(returns: Record<number, FileToSend[]>, year: number): FileToSend[] {
  const files = returns[year];
  if (files === undefined) throw new Error(`No return of ${year}.`);
  return files;
}

/** The files, with a change to the text of one of them. */
export function withChange(
  files: readonly FileToSend[],
  isChanged: (name: string) => boolean,
  change: (text: string) => string,
): FileToSend[] {
  return files.map((file) => {
    if (!isChanged(file.name)) return file;
    const text = new TextDecoder().decode(file.bytes);
    return { name: file.name, bytes: new TextEncoder().encode(change(text)) };
  });
}
