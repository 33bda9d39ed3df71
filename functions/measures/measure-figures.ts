import * as z from 'zod';
import type { MeasureDataQuery, MeasureFigure } from '../../schemas/api/measures.ts';
import { BREAKDOWNS_IN_DOCUMENTS } from '../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import type { CouncilsInReach } from '../shared/http/request.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { measureKey } from '../shared/releases/release-folder.ts';
import { computedFigure, IndicatorRow, PublishedRow, publishedFigure } from './figure-rows.ts';
import { figuresInReach } from './figures-in-reach.ts';
import type { ReadCells } from './read-cells.ts';

const Document = z.object({
  indicator: z.array(IndicatorRow),
  published: z.array(PublishedRow),
});

interface Sources {
  readonly releases: ObjectStore;
  readonly cells: ReadCells;
}

/**
 * The figures of a measure in a release that match the query and that the user may see: computed ones, then published
 * ones. They come from the measure's document, or from the release's table for breakdowns that documents do not contain.
 * Empty when the release has no figures of the measure.
 */
export async function measureFigures(
  release: number,
  measure: Measure,
  query: MeasureDataQuery,
  councils: CouncilsInReach,
  { releases, cells }: Sources,
): Promise<MeasureFigure[]> {
  const { breakdown, unit, year } = query;
  if (breakdown !== undefined && !BREAKDOWNS_IN_DOCUMENTS.includes(breakdown)) {
    return figuresInReach(await cells(release, measure, { breakdown, unit, year }), councils);
  }
  const document = await readJson(releases, measureKey(release, measure.id), Document);
  if (document === undefined) return [];
  const figures = [
    ...document.indicator.map((row) => computedFigure(row, release)),
    ...document.published.map((row) => publishedFigure(row, release, measure)),
  ];
  const asked = figures.filter(
    (each) => each.profile === measure.profile && isAskedFor(each, query),
  );
  return figuresInReach(asked, councils);
}

function isAskedFor(figure: MeasureFigure, { unit, year, breakdown }: MeasureDataQuery): boolean {
  return (
    (unit === undefined || figure.unitCode === unit) &&
    (year === undefined || figure.collectionYear === year) &&
    (breakdown === undefined || figure.breakdown === breakdown)
  );
}
