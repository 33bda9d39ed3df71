import type { FigureCell, OwnChildren, OwnFigure } from '../../schemas/api/figures.ts';
import type { MartRow } from '../../schemas/marts.ts';
import { byBreakdown, byCategory } from '../../schemas/measures/breakdowns.ts';

type Indicator = MartRow<'indicator'>;
type Cohort = MartRow<'cohort'>;

/** Pairs each figure calculated with a return with the same figure from the returns in force, newest year first. */
export function joinFigures(
  withReturn: readonly Indicator[],
  inForce: readonly Indicator[],
): OwnFigure[] {
  return join(withReturn, inForce, indicatorKey, (row, figure, other) => ({
    ...groupOf(row),
    measure: row.measure,
    profile: row.profile as OwnFigure['profile'],
    figure: figure ? cellOf(figure) : null,
    inForce: other ? cellOf(other) : null,
  }));
}

/** Pairs the children looked after on 31 March with a return with those of the returns in force, newest year first. */
export function joinChildren(
  withReturn: readonly Cohort[],
  inForce: readonly Cohort[],
): OwnChildren[] {
  return join(withReturn, inForce, cohortKey, (row, figure, other) => ({
    ...groupOf(row),
    figure: figure?.children ?? null,
    inForce: other?.children ?? null,
  }));
}

interface Group {
  readonly collectionYear: number;
  readonly breakdown: string;
  readonly category: string;
}

function join<Row, Joined extends Group>(
  withReturn: readonly Row[],
  inForce: readonly Row[],
  keyOf: (row: Row) => string,
  joined: (row: Row, figure: Row | undefined, other: Row | undefined) => Joined,
): Joined[] {
  const figures = new Map(withReturn.map((row) => [keyOf(row), row]));
  const others = new Map(inForce.map((row) => [keyOf(row), row]));
  return [...new Map([...others, ...figures])]
    .map(([key, row]) => ({ key, row: joined(row, figures.get(key), others.get(key)) }))
    .sort(
      ({ key: one, row: a }, { key: other, row: b }) =>
        b.collectionYear - a.collectionYear ||
        byBreakdown(a.breakdown, b.breakdown) ||
        byCategory(a.category, b.category) ||
        one.localeCompare(other, 'en-GB'),
    )
    .map(({ row }) => row);
}

function indicatorKey({ measure, profile, ...row }: Indicator): string {
  return [row.collection_year, measure, profile, row.breakdown, row.category].join('|');
}

function cohortKey({ collection_year, breakdown, category }: Cohort): string {
  return [collection_year, breakdown, category].join('|');
}

function groupOf(row: Indicator | Cohort): Group {
  const { collection_year: collectionYear, breakdown, category } = row;
  return { collectionYear, breakdown, category };
}

function cellOf(row: Indicator): FigureCell {
  const { numerator, denominator, value, availability } = row;
  const { interval_low: intervalLow, interval_high: intervalHigh } = row;
  return { numerator, denominator, value, intervalLow, intervalHigh, availability };
}
