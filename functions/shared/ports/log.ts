import type { Context } from 'aws-lambda';

/** Facts of a log line: numbers, codes and the service's own ids. Never a row, a cell, a file name or an identifier. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Log lines for operators. */
export interface Log {
  /** Sets the invocation context of the lines that follow. Defined only on Lambda. */
  begin?(call: Context): void;
  info(event: string, facts?: Facts): void;
  /** Logs an unexpected error with its kind and place, never its text, which may quote data. */
  defect(
    event: string,
    facts:
      | (Facts & { readonly error?: never })
      | { readonly requestId?: string; readonly error: unknown },
  ): void;
}
