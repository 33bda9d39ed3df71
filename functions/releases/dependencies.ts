import type { Measure } from '../../schemas/measures/measure.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { ReleaseStores } from './start-release.ts';

export type ReleaseDependencies = HttpDependencies &
  ReleaseStores & {
    readonly lake: ObjectStore;
    /** Default: the service's catalogue of measures. */
    readonly measures?: readonly Measure[];
  };
