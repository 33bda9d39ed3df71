import type { Context } from 'aws-lambda';

/** Facts of a log line: numbers, codes and ids of our own. Never a row, a cell, a file name or an identifier. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Lines for an operator. */
export interface Log {
  /** Lines from here on belong to this call of the function. There where functions are Lambdas. */
  begin?(call: Context): void;
  info(event: string, facts?: Facts): void;
  /** A defect of ours: kept with the kind and place of the error, never its text, which may quote data. */
  defect(
    event: string,
    facts:
      | (Facts & { readonly error?: never })
      | { readonly requestId?: string; readonly error: unknown },
  ): void;
}
