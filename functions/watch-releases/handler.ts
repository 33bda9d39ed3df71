import type { Context } from 'aws-lambda';
import type { Log } from '../shared/ports/log.ts';
import type { Metrics } from '../shared/ports/metrics.ts';
import { type LakeAndReleases, unreleasedSince } from './unreleased-since.ts';

export interface WatchDependencies extends LakeAndReleases {
  readonly log: Log;
  readonly metrics: Metrics;
}

const DAY_MS = 86_400_000;

/** On each call, records for how many days the oldest unreleased change has waited. */
export function createHandler(dependencies: WatchDependencies) {
  const { clock, log, metrics } = dependencies;
  return async (_event?: unknown, context?: Context): Promise<void> => {
    if (context !== undefined) log.begin?.(context);
    const since = await unreleasedSince(dependencies);
    const waited = since === undefined ? 0 : clock.now().getTime() - Date.parse(since);
    const days = Math.floor(waited / DAY_MS);
    log.info('returns waiting for a release', { days });
    metrics.record('DaysWaitingForRelease', days);
  };
}
