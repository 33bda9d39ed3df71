import type { Facts } from './log.ts';

/** What a log may say of an error: its kind and the place it came from. Its text may quote data. */
export function describeError(error: unknown): Facts {
  if (!(error instanceof Error)) return { kind: typeof error };
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { kind: error.name, place: place?.trim() };
}
