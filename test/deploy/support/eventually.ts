import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 90_000;

/** Repeats the attempt until it throws nothing. Throws its last error if that takes too long. */
export async function eventually<Found>(attempt: () => Promise<Found>): Promise<Found> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(250);
    }
  }
}
