import type { MeasureFigure } from '../../schemas/api/measures.ts';
import type { Places } from '../shared/releases/read-places.ts';

export type SortColumn = 'name' | 'computed' | 'published';

export interface CouncilFigureRow {
  readonly laCode: string;
  readonly name: string;
  readonly computed: MeasureFigure | undefined;
  readonly published: MeasureFigure | undefined;
}

/** One row per council with its computed and published figures, sorted. Councils without a value in the sort column come last. */
export function councilFigureRows(
  figures: readonly MeasureFigure[],
  places: Places,
  sort: SortColumn,
  order: 'ascending' | 'descending',
): CouncilFigureRow[] {
  const byCouncil = Map.groupBy(
    figures.filter(({ unitLevel }) => unitLevel === 'council'),
    ({ unitCode }) => unitCode,
  );
  const rows = [...byCouncil].map(([laCode, own]) => ({
    laCode,
    name: places.get(laCode)?.name ?? laCode,
    computed: own.find(({ basis }) => basis === 'computed'),
    published: own.find(({ basis }) => basis === 'published'),
  }));
  const sign = order === 'ascending' ? 1 : -1;
  const byName = (a: CouncilFigureRow, b: CouncilFigureRow) => a.name.localeCompare(b.name, 'en');
  if (sort === 'name') return rows.sort((a, b) => sign * byName(a, b));
  return rows.sort((a, b) => compareValues(a[sort], b[sort], sign) || byName(a, b));
}

function compareValues(
  a: MeasureFigure | undefined,
  b: MeasureFigure | undefined,
  sign: number,
): number {
  const [left, right] = [a?.value ?? null, b?.value ?? null];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return sign * (left - right);
}
