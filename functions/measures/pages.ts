import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import type { HttpDependencies, Operation } from '../shared/http/http-function.ts';
import { html } from '../shared/http/reply.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { createPlaces } from '../shared/releases/read-places.ts';
import { publishedRelease } from '../shared/releases/read-releases.ts';
import { measureFigures } from './measure-figures.ts';
import { measureListView } from './measure-list-view.ts';
import { MeasurePageQuery, measureView } from './measure-view.ts';
import { requireMeasure } from './require-measure.ts';

/** The pages of the measures: the list of them, and one with its definition and figures. */
export function pages(
  dependencies: HttpDependencies & {
    readonly releases: ObjectStore;
    readonly measures?: readonly Measure[];
  },
): Record<string, Operation> {
  const { releases, render, measures = MEASURES } = dependencies;
  const placesOf = createPlaces(releases);
  return {
    'GET /measures': async (request) => {
      request.councilsInReach();
      const wanted = request.query(MeasurePageQuery).release;
      const release = await releaseToShow(wanted, releases);
      request.about(`measures of release ${release ?? 'none'}`);
      const view = await measureListView(measures, release, releases);
      return html(render('measures/list.njk', view, request.user));
    },
    'GET /measures/{id}': async (request) => {
      const measure = requireMeasure(request, measures);
      const councils = request.councilsInReach();
      const query = request.query(MeasurePageQuery);
      const release = await publishedRelease(query.release, releases);
      request.about(`measure ${measure.id} of release ${release}`);
      const figures = await measureFigures(
        release,
        measure,
        { format: 'json' },
        councils,
        releases,
      );
      const places = await placesOf(release);
      const view = measureView(measure, release, figures, query, places);
      return html(render('measures/measure.njk', view, request.user));
    },
  };
}

/** The release asked for, or the newest; undefined before the first is published. */
async function releaseToShow(
  wanted: number | undefined,
  releases: ObjectStore,
): Promise<number | undefined> {
  try {
    return await publishedRelease(wanted, releases);
  } catch (error) {
    if (wanted === undefined && error instanceof NotFound) return undefined;
    throw error;
  }
}
