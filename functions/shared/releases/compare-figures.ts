import type {
  CellChange,
  FigureThen,
  MeasureChanges,
} from '../../../schemas/api/release-changes.ts';
import type { KeptDefinition } from '../../../schemas/measures/kept-definition.ts';
import { tellAbove } from '../../../schemas/measures/units.ts';
import type { ResultRow } from '../ports/query-engine.ts';

/** The marts with figures of measures, and the basis of their figures. */
export const FIGURE_MARTS = {
  indicator: 'computed',
  published_indicator: 'published',
  workforce_rate: 'published',
} as const;

export type FigureMart = keyof typeof FIGURE_MARTS;

/** Rows of one or more measures in one release, by mart. */
export type FigureRows = Readonly<Partial<Record<FigureMart, readonly ResultRow[]>>>;

type Told = Pick<
  MeasureChanges,
  'amount' | 'moved' | 'movedLess' | 'appeared' | 'disappeared' | 'cells'
>;

interface Pair {
  readonly before?: ResultRow;
  readonly after?: ResultRow;
}

/**
 * Compares the figures of two releases. Returns one entry for each measure, profile and basis with a difference, with
 * every cell that differs. Rows that are equal in both releases may be omitted from both.
 */
export function compareFigures(
  before: FigureRows,
  after: FigureRows,
  definitions: readonly KeptDefinition[],
): MeasureChanges[] {
  return (Object.keys(FIGURE_MARTS) as FigureMart[]).flatMap((mart) => {
    const pairs = pairsOf(before[mart] ?? [], after[mart] ?? []);
    const byMeasure = Map.groupBy(pairs, ({ before, after }) => {
      const { measure, profile } = (after ?? before) as ResultRow;
      return `${measure} ${profile ?? ''}`;
    });
    return [...byMeasure].flatMap(([name, own]) => {
      const [measure = '', profile] = name.split(' ');
      const definition = definitions.find(
        (one) => one.id === measure && (!profile || one.profile === profile),
      );
      const cells = own.flatMap(changeOf);
      if (cells.length === 0) return [];
      const unit = definition?.unit ?? '';
      return [
        {
          measure,
          profile: profile || (definition?.profile ?? ''),
          title: definition?.title ?? measure,
          unit,
          basis: FIGURE_MARTS[mart],
          ...tell(cells, tellAbove(unit)),
        },
      ];
    });
  });
}

/** Counts the changes by an amount, and puts them in the order in which they are shown. The sort is stable. */
export function tell(cells: readonly CellChange[], amount: number): Told {
  const of = (wanted: CellChange['change']) => cells.filter(({ change }) => change === wanted);
  const moves = of('moved').sort((a, b) => sizeOf(b) - sizeOf(a));
  const moved = moves.filter((cell) => sizeOf(cell) > amount).length;
  const [appeared, disappeared] = [of('appeared'), of('disappeared')];
  return {
    amount,
    moved,
    movedLess: moves.length - moved,
    appeared: appeared.length,
    disappeared: disappeared.length,
    cells: [...moves.slice(0, moved), ...appeared, ...disappeared, ...moves.slice(moved)],
  };
}

/** The size of a change, rounded, because the difference of two floating-point numbers has meaningless last digits. */
export function sizeOf({ by }: CellChange): number {
  return Math.round(Math.abs(by ?? 0) * 1e9) / 1e9;
}

function pairsOf(before: readonly ResultRow[], after: readonly ResultRow[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const row of before) pairs.set(nameOf(row), { before: row });
  for (const row of after) pairs.set(nameOf(row), { ...pairs.get(nameOf(row)), after: row });
  return [...pairs.values()];
}

function nameOf(row: ResultRow): string {
  const { collection_year, unit_level, unit_code, measure, profile, breakdown, category } = row;
  return JSON.stringify([
    collection_year,
    unit_level,
    unit_code,
    measure,
    profile,
    breakdown,
    category,
  ]);
}

function changeOf(pair: Pair): CellChange[] {
  const [before, after] = [figureOf(pair.before), figureOf(pair.after)];
  if (before === null && after === null) return [];
  if (before !== null && after !== null && isSame(before, after)) return [];
  const row = (pair.after ?? pair.before) as ResultRow;
  const hasMoved = before !== null && after !== null;
  return [
    {
      change: hasMoved ? 'moved' : after === null ? 'disappeared' : 'appeared',
      collectionYear: Number(row.collection_year),
      unitLevel: row.unit_level as CellChange['unitLevel'],
      unitCode: String(row.unit_code),
      breakdown: String(row.breakdown ?? 'total'),
      category: String(row.category ?? 'Total'),
      by: hasMoved ? Number(after.value) - Number(before.value) : null,
      before,
      after,
    },
  ];
}

/** The figure of a row; null when there is no row or it has no value. */
function figureOf(row: ResultRow | undefined): FigureThen | null {
  if (row === undefined || row.value === null) return null;
  const number = (value: ResultRow[string] | undefined) =>
    value === null || value === undefined ? null : Number(value);
  return {
    value: Number(row.value),
    numerator: number(row.numerator),
    denominator: number(row.denominator),
    councilsCounted: number(row.councils_counted),
  };
}

function isSame(before: FigureThen, after: FigureThen): boolean {
  return (
    before.value === after.value &&
    before.numerator === after.numerator &&
    before.denominator === after.denominator
  );
}
