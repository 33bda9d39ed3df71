import type { Log } from '../../functions/shared/ports/log.ts';
import type { LocalFunctions } from './open-functions.ts';

const HOUR_MS = 3_600_000;

/**
 * Replaces EventBridge's schedules on one machine: calls each function at once, then at its interval. A failed call is
 * logged and does not stop the next ones. Ends when `stop` is called.
 */
export function runSchedules(
  schedules: LocalFunctions['schedules'],
  log: Log,
): { stop(): Promise<void> } {
  let underway = Promise.resolve();
  const call = ({ name, run }: LocalFunctions['schedules'][number]): void => {
    underway = underway
      .then(async () => void (await run({})))
      .catch((error: unknown) =>
        log.defect('scheduled function failed', { requestId: name, error }),
      );
  };
  const timers = schedules.map((schedule) => {
    call(schedule);
    return setInterval(call, schedule.everyHours * HOUR_MS, schedule).unref();
  });
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await underway;
    },
  };
}
