import { MeasureDataQuery } from '../../schemas/api/measures.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { toCsv } from '../shared/csv.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction, type Operations } from '../shared/http/http-function.ts';
import { unlessKnown } from '../shared/http/known-copy.ts';
import { download, json } from '../shared/http/reply.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { createPlaces, type PlacesOf } from '../shared/releases/read-places.ts';
import { publishedRelease } from '../shared/releases/read-releases.ts';
import { measureFigures } from './measure-figures.ts';
import { pages } from './pages.ts';
import { createReadCells, type ReadCells } from './read-cells.ts';
import { requireBreakdown, requireUnit } from './require-cells.ts';
import { requireMeasure } from './require-measure.ts';
import { TIDY_HEADER, tidyRows } from './tidy-csv.ts';

export type MeasureDependencies = HttpDependencies & {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  /** Default: the service's catalogue of measures. */
  readonly measures?: readonly Measure[];
};

/** Serves the measures of a release, over the API and on pages. */
export function createHandler(dependencies: MeasureDependencies) {
  const cells = createReadCells(dependencies);
  const placesOf = createPlaces(dependencies.releases);
  return createHttpFunction<'measures'>(dependencies, {
    ...api(dependencies, cells, placesOf),
    ...pages(dependencies, cells, placesOf),
  });
}

function api(
  { releases, measures = MEASURES }: MeasureDependencies,
  cells: ReadCells,
  placesOf: PlacesOf,
) {
  return {
    'GET /api/v1/measures': (request) => {
      request.councilsInReach();
      return json({ results: measures });
    },
    'GET /api/v1/measures/{id}': (request) => {
      request.councilsInReach();
      return json(requireMeasure(request, measures));
    },
    'GET /api/v1/measures/{id}/data': async (request) => {
      const measure = requireMeasure(request, measures);
      const query = request.query(MeasureDataQuery);
      const councils = request.councilsInReach();
      const release = await publishedRelease(query.release, releases);
      request.about(`measure ${measure.id} of release ${release}`);
      const places = await placesOf(release);
      if (query.breakdown !== undefined) requireBreakdown(measure, query.breakdown);
      if (query.unit !== undefined) requireUnit(request, query.unit, places);
      const results = await measureFigures(release, measure, query, councils, { releases, cells });
      if (query.format === 'json') {
        return unlessKnown(request, json({ release, measure: measure.id, results }));
      }
      const breakdown = query.breakdown === undefined ? '' : `_${query.breakdown}`;
      const file = download(
        `${measure.id}_${measure.profile}${breakdown}_release_${release}.csv`,
        'text/csv; charset=utf-8',
        toCsv(TIDY_HEADER, tidyRows(results, places)),
      );
      return unlessKnown(request, file);
    },
  } satisfies Partial<Operations<'measures'>>;
}
