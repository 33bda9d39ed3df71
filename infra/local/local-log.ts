import { describeError } from '../../functions/shared/ports/describe-error.ts';
import type { Facts, Log } from '../../functions/shared/ports/log.ts';

/** Writes log lines as JSON to a stream. Of an error it writes only the kind and the place: its text may quote data. */
export function createLocalLog(stream: { write(text: string): unknown }): Log {
  const line = (level: string, event: string, facts: Facts) =>
    void stream.write(
      `${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`,
    );
  return {
    info: (event, facts = {}) => line('info', event, facts),
    defect: (event, { error, ...facts }) =>
      line('error', event, { ...facts, ...describeError(error) }),
  };
}
