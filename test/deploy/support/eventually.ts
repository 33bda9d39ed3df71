import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 90_000;

/** Tries again and again until the attempt throws nothing. Throws what it threw last when that takes too long. */
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
