import type { Clock } from '../shared/ports/clock.ts';
import type { Metrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { WriteDependencies } from '../shared/submissions/write-return.ts';

/** What the publication of a return depends on. */
export interface PublishDependencies extends WriteDependencies {
  readonly submissions: ObjectStore;
  readonly clock: Clock;
  readonly metrics?: Metrics;
}
