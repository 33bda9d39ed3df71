import type { Figure, FigureTable } from '../../schemas/api/evidence-figure.ts';
import type { PackMeasure, PackRate, PackTheme } from '../../schemas/api/evidence-pack.ts';
import { newestOf } from './figure-tables.ts';
import { profileInShort } from './measure-words.ts';

/** Shown first: the measures and rates that the summary answers from. */
export const HEADLINES = [
  'social_workers_3plus',
  'social_worker_changes_2plus',
  'placements_3plus',
  'placement_moves_2plus',
  'same_placement_2y',
  'school_moves_midyear',
];
export const HEADLINE_RATES = ['turnover', 'agency', 'vacancy', 'caseload'];
const KINDS = ['council', 'region', 'england', 'neighbours'];

/** The headline figures of the council beside region, England and the neighbours' mean: computed, published, workforce. */
export function glance(
  themes: readonly PackTheme[],
  workforce: readonly PackRate[],
  names: readonly [council: string, region: string, england: string],
): FigureTable[] {
  const measures = themes.flatMap((theme) => theme.measures);
  const table = (id: string, caption: string, columns: string[], rows: FigureTable['rows']) => ({
    id,
    caption,
    columns,
    rows,
    notes: [],
  });
  const compared = [...names, 'Mean of neighbours'];
  return [
    table('glance-computed', 'Computed from returns', compared, rowsOf(measures, 'computed')),
    table('glance-published', 'Published by DfE', compared, rowsOf(measures, 'published')),
    table('glance-workforce', 'Social work workforce, published by DfE', compared, rates()),
  ].filter((each) => each.rows.length > 0);

  function rates() {
    return HEADLINE_RATES.flatMap((id) => workforce.filter((rate) => rate.id === id)).flatMap(
      (rate) => {
        const row = newestRow(rate.title, rate.trend);
        return row === undefined ? [] : [row];
      },
    );
  }
}

function rowsOf(measures: readonly PackMeasure[], kind: PackMeasure['kind']) {
  return HEADLINES.flatMap((id) =>
    measures.filter((measure) => measure.id === id && measure.kind === kind),
  ).flatMap((measure) => {
    const family = kind === 'computed' ? `, ${profileInShort(measure.profile)} definition` : '';
    const row = measure.trend && newestRow(`${measure.title}${family}`, measure.trend);
    return row ? [row] : [];
  });
}

function newestRow(title: string, trend: FigureTable) {
  const column = newestOf(trend);
  if (column === null) return undefined;
  const figures = KINDS.flatMap(
    (kind): readonly Figure[] =>
      trend.rows.find((row) => row.kind === kind)?.figures.slice(column, column + 1) ?? [],
  );
  if (figures.length < KINDS.length) return undefined;
  const period = figures[0]?.period ?? '';
  return { label: `${title} (${period})`, kind: 'category' as const, figures };
}
