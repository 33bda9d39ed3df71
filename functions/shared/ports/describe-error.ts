import type { Facts } from './log.ts';

/** The facts of an error that may be logged: its kind and place. Its text may quote data. */
export function describeError(error: unknown): Facts {
  if (!(error instanceof Error)) return { kind: typeof error };
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { kind: error.name, place: place?.trim() };
}
