import type { Breakdown } from '../../schemas/measures/breakdowns.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import type { Operations } from '../shared/http/http-function.ts';
import { html } from '../shared/http/reply.ts';
import { inBatches } from '../shared/in-batches.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { PlacesOf } from '../shared/releases/read-places.ts';
import { publishedRelease } from '../shared/releases/read-releases.ts';
import { breakdownChoice, firstUnit } from './breakdown-choice.ts';
import { BreakdownPageQuery, breakdownView } from './breakdown-view.ts';
import { figuresInReach } from './figures-in-reach.ts';
import { measureFigures } from './measure-figures.ts';
import { measureListView } from './measure-list-view.ts';
import { MeasurePageQuery, measureView } from './measure-view.ts';
import type { ReadCells } from './read-cells.ts';
import { requireBreakdown, requireUnit } from './require-cells.ts';
import { requireMeasure } from './require-measure.ts';

/** The pages of measures: the list, each measure with its definition and figures, and its breakdowns. */
export function pages(
  dependencies: HttpDependencies & {
    readonly releases: ObjectStore;
    readonly measures?: readonly Measure[];
  },
  cells: ReadCells,
  placesOf: PlacesOf,
) {
  const { releases, render, measures = MEASURES } = dependencies;
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
      const figures = await measureFigures(release, measure, { format: 'json' }, councils, {
        releases,
        cells,
      });
      const places = await placesOf(release);
      const view = {
        ...measureView(measure, release, figures, query, places),
        choice: breakdownChoice(measure, places, councils),
        unit: firstUnit(places, councils),
      };
      return html(render('measures/measure.njk', view, request.user));
    },
    'GET /measures/{id}/breakdowns': async (request) => {
      const measure = requireMeasure(request, measures);
      const councils = request.councilsInReach();
      const query = request.query(BreakdownPageQuery);
      const release = await publishedRelease(query.release, releases);
      const places = await placesOf(release);
      const breakdown = requireBreakdown(measure, query.breakdown || firstBreakdown(measure));
      const unit = query.unit || firstUnit(places, councils);
      requireUnit(request, unit, places);
      request.about(`measure ${measure.id} by ${breakdown} of ${unit}, release ${release}`);
      const all = await inBatches([...new Set<Breakdown>(['total', breakdown])], 2, (each) =>
        cells(release, measure, { breakdown: each, unit }),
      );
      const figures = figuresInReach(all.flat(), councils);
      const view = {
        measure,
        ...breakdownView(measure, figures, { release, breakdown, year: query.year }),
        choice: breakdownChoice(measure, places, councils),
        unit,
        unitName: places.get(unit)?.name ?? unit,
      };
      return html(render('measures/breakdown.njk', view, request.user));
    },
  } satisfies Partial<Operations<'measures'>>;
}

function firstBreakdown({ breakdowns }: Measure): Breakdown {
  return breakdowns.find((each) => each !== 'total') ?? 'total';
}

/** The release requested, or the newest. Undefined before the first release. */
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
