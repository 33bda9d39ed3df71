import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import type { WriteDependencies } from '../shared/submissions/write-return.ts';

/** What the calculation of figures depends on. */
export interface FiguresDependencies extends WriteDependencies {
  readonly submissions: ObjectStore;
  readonly engine: QueryEngine;
  readonly clock: Clock;
}
