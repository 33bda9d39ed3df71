import type { Figure, FigureTable } from '../../../schemas/api/evidence-figure.ts';
import type { PackMeasure, PackRate, PackTheme } from '../../../schemas/api/evidence-pack.ts';
import { profileInShort } from '../../../schemas/measures/profiles.ts';
import { newestOf } from '../figures/figure-tables.ts';

const KINDS = ['council', 'region', 'england', 'neighbours'];

/** Tables of the council's headline figures with region, England and the mean of neighbours: computed, published, workforce. */
export function headlineTables(
  themes: readonly PackTheme[],
  workforce: readonly PackRate[],
  names: readonly [council: string, region: string, england: string],
): FigureTable[] {
  const measures = headlinesOf(themes);
  const table = (id: string, caption: string, rows: FigureTable['rows']): FigureTable => ({
    id,
    caption,
    columns: [...names, 'Mean of neighbours'],
    rows,
    notes: [],
  });
  return [
    table('glance-computed', 'Computed from returns', rowsOf(measures, 'computed')),
    table('glance-published', 'Published by DfE', rowsOf(measures, 'published')),
    table(
      'glance-workforce',
      'Social work workforce, published by DfE',
      workforce
        .filter(({ headline }) => headline)
        .flatMap(({ title, trend }) => newestRow(title, trend)),
    ),
  ].filter((each) => each.rows.length > 0);
}

/** The measures that the summary uses, in order. */
export function headlinesOf(themes: readonly PackTheme[]): PackMeasure[] {
  return themes.flatMap((theme) => theme.measures).filter(({ headline }) => headline);
}

function rowsOf(measures: readonly PackMeasure[], kind: PackMeasure['kind']) {
  return measures
    .filter((measure) => measure.kind === kind)
    .flatMap(({ title, profile, trend }) => {
      const family = kind === 'computed' ? `, ${profileInShort(profile)} definition` : '';
      return trend === null ? [] : newestRow(`${title}${family}`, trend);
    });
}

function newestRow(title: string, trend: FigureTable): FigureTable['rows'] {
  const column = newestOf(trend);
  if (column === null) return [];
  const figures = KINDS.flatMap(
    (kind): readonly Figure[] =>
      trend.rows.find((row) => row.kind === kind)?.figures.slice(column, column + 1) ?? [],
  );
  if (figures.length < KINDS.length) return [];
  const period = figures[0]?.period ?? '';
  return [{ label: `${title} (${period})`, kind: 'category', figures }];
}
