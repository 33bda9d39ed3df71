import type { FigureRow, FigureUnit } from '../../../schemas/api/evidence-figure.ts';
import { symbolInWords } from '../../../schemas/symbols.ts';
import type { PackPlace } from '../input/pack-input.ts';
import type { FigureBook, FigureProfile } from './provenance.ts';

/** A published figure of one year. */
export interface RateOfYear {
  readonly collection_year: number;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly value: number | null;
  readonly symbol: string | null;
}

/** One published series and its source. */
export interface RateSeries {
  readonly title: string;
  readonly profile: FigureProfile;
  readonly unit: FigureUnit;
  readonly view: string;
  readonly publication: string;
  readonly years: readonly number[];
  readonly period: (year: number) => string;
  readonly rates: (place: PackPlace) => readonly RateOfYear[];
  readonly note?: (place: PackPlace) => string | null;
}

/** One row for each place and one figure for each year. Predecessors without any figure are omitted. */
export function rateRows(
  book: FigureBook,
  places: readonly PackPlace[],
  series: RateSeries,
): FigureRow[] {
  return places.flatMap((place) => {
    const rates = series.rates(place);
    if (place.kind === 'predecessor' && rates.every((rate) => rate.value === null)) return [];
    return [rateRow(book, place, series, rates)];
  });
}

/** The newest `limit` years of the series in any of the places, oldest first. */
export function yearsOf(rates: readonly RateOfYear[], limit = Number.POSITIVE_INFINITY): number[] {
  const years = [...new Set(rates.map((rate) => rate.collection_year))].sort((a, b) => a - b);
  return years.slice(Math.max(0, years.length - limit));
}

function rateRow(
  book: FigureBook,
  place: PackPlace,
  series: RateSeries,
  rates: readonly RateOfYear[],
): FigureRow {
  const { title, profile, unit, view, publication } = series;
  const line = book.line({
    what: `${title}: ${place.name}`,
    profile,
    source: { kind: 'published', view, publication, submissions: [] },
    note: series.note?.(place) ?? null,
  });
  const byYear = new Map(rates.map((rate) => [rate.collection_year, rate]));
  const figures = series.years.map((year) => {
    const rate = byYear.get(year);
    return line.figure({
      value: rate?.value ?? null,
      unit,
      period: series.period(year),
      numerator: rate?.numerator ?? null,
      denominator: rate?.denominator ?? null,
      missing: rate?.symbol ? symbolInWords(rate.symbol) : 'not published',
    });
  });
  return { label: place.name, kind: place.kind, figures };
}
