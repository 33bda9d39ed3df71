import * as z from 'zod';
import type { MeasureDataQuery, MeasureFigure } from '../../schemas/api/measures.ts';
import { BREAKDOWNS_IN_DOCUMENTS } from '../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { measureKey } from '../shared/releases/release-folder.ts';
import { computedFigure, IndicatorRow, PublishedRow, publishedFigure } from './figure-rows.ts';
import { type Councils, figuresInReach } from './figures-in-reach.ts';
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
 * Figures of a measure in a release within the query's filters and the user's councils: the computed ones, then the
 * published ones. A breakdown that the documents lack is read from the release's table, others from the document of the
 * measure. None when the release holds nothing of the measure.
 */
export async function measureFigures(
  release: number,
  measure: Measure,
  query: MeasureDataQuery,
  councils: Councils,
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
