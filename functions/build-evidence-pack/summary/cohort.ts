import type { FigureTable } from '../../../schemas/api/evidence-figure.ts';
import type { EvidencePack } from '../../../schemas/api/evidence-pack.ts';
import {
  byCategory,
  EVERY_BREAKDOWN,
  wordsOfBreakdown,
} from '../../../schemas/measures/breakdowns.ts';
import { trendTable } from '../figures/figure-tables.ts';
import { yearTo } from '../figures/neighbour-rows.ts';
import type { FigureBook, FigureLine } from '../figures/provenance.ts';
import { rateRows, yearsOf } from '../figures/rate-rows.ts';
import {
  comparedPlaces,
  type PackInput,
  type PackPlace,
  submissionsOf,
} from '../input/pack-input.ts';
import type { RowOf } from '../input/unit-document.ts';
import { lowerFirst, say } from '../wording/sentences.ts';

const COMPOSITIONS = EVERY_BREAKDOWN.filter((breakdown) =>
  wordsOfBreakdown(breakdown).inPack.includes('cohort'),
);

/** The children looked after on 31 March, computed and published, and their breakdown by characteristic. */
export function cohort(book: FigureBook, input: PackInput): EvidencePack['cohort'] {
  const rows = input.council.rows.cohort;
  const years = yearsOf(rows.map((row) => ({ ...row, value: null, symbol: null })));
  const newest = years.at(-1);
  if (newest === undefined) {
    return { statement: [noReturn(input)], tables: [publishedNumbers(book, input)] };
  }
  const line = lineOf(book, input, 'Children looked after on 31 March');
  const totals = years.map((year) =>
    countFigure(line, year, find(rows, year, 'total')[0]?.children ?? null),
  );
  const total = totals.at(-1);
  const statement = total
    ? [
        say`${total} children of ${input.council.name} were looked after on 31 March ${String(newest)}, excluding children in a series of short breaks. Every computed rate is about all or some of these children.`,
      ]
    : [];
  const numbers = trendTable(
    'cohort-trend',
    'Children looked after on 31 March, computed from the returns',
    years,
    [{ label: input.council.name, kind: 'council', figures: totals }],
  );
  return {
    statement,
    tables: [
      numbers,
      publishedNumbers(book, input),
      ...COMPOSITIONS.flatMap((breakdown) => composition(book, input, { breakdown, year: newest })),
    ],
  };
}

function noReturn(input: PackInput) {
  return say`The release has no accepted return of ${input.council.name}, so this section has only what DfE has published about the children.`;
}

function composition(
  book: FigureBook,
  input: PackInput,
  of: { readonly breakdown: string; readonly year: number },
): FigureTable[] {
  const rows = find(input.council.rows.cohort, of.year, of.breakdown).sort((a, b) =>
    byCategory(a.category, b.category),
  );
  if (rows.length === 0) return [];
  const { title } = wordsOfBreakdown(of.breakdown);
  const total = rows.reduce((sum, row) => sum + (row.children ?? 0), 0);
  const line = lineOf(book, input, `Children looked after on 31 March: ${lowerFirst(title)}`);
  return [
    {
      id: `cohort-${of.breakdown.replaceAll('_', '-')}`,
      caption: `${title}, ${of.year}`,
      columns: [String(of.year)],
      rows: rows.map((row) => ({
        label: row.category,
        kind: 'category' as const,
        figures: [shareFigure(line, of.year, row.children, total)],
      })),
      notes: [],
    },
  ];
}

function publishedNumbers(book: FigureBook, input: PackInput): FigureTable {
  const rates = (place: PackPlace) =>
    place.rows.context_rate.filter((row) => row.indicator === 'cla_number');
  const all = [...rates(input.council), ...rates(input.england)];
  const years = yearsOf(all, 5);
  const rows = rateRows(book, comparedPlaces(input), {
    title: 'Children looked after on 31 March, published',
    profile: 'none',
    unit: 'children',
    view: 'context_rate',
    publication: all[0]?.source ?? 'Department for Education',
    years,
    period: yearTo,
    rates,
  });
  const caption = 'Children looked after on 31 March, as published by DfE';
  return trendTable('cohort-published', caption, years, rows);
}

function lineOf(book: FigureBook, input: PackInput, what: string): FigureLine {
  return book.line({
    what: `${what}: ${input.council.name}`,
    profile: 'none',
    source: {
      kind: 'computed',
      view: 'cohort',
      publication: null,
      submissions: [...submissionsOf(input.council)],
    },
  });
}

function countFigure(line: FigureLine, year: number, children: number | null) {
  return line.figure({
    value: children,
    unit: 'children',
    period: `31 March ${year}`,
    missing: 'no accepted return for this year',
  });
}

function shareFigure(line: FigureLine, year: number, children: number | null, total: number) {
  return line.figure({
    value: children === null || total === 0 ? null : (100 * children) / total,
    unit: '%',
    period: `31 March ${year}`,
    numerator: children,
    denominator: total,
    missing: 'no children to count',
  });
}

function find(rows: readonly RowOf<'cohort'>[], year: number, breakdown: string) {
  return rows.filter((row) => row.collection_year === year && row.breakdown === breakdown);
}
