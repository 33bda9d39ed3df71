import type { Figure, FigureTable, Sentence } from '../../../schemas/api/evidence-figure.ts';
import type { PackMeasure } from '../../../schemas/api/evidence-pack.ts';
import { SMALL_DENOMINATOR } from '../../../schemas/disclosure.ts';
import { profileInShort } from '../../../schemas/measures/profiles.ts';
import { councilFigure, newestOf } from '../figures/figure-tables.ts';
import { counts, fill, intervalOf, joined, say } from './sentences.ts';

/** States the council's newest figure of a measure, by its template, and says in another sentence when the newest year is missing. */
export function sayMeasure(measure: PackMeasure, template: string): Sentence[] {
  const { trend } = measure;
  const column = trend === null ? null : newestOf(trend);
  const figure = trend === null || column === null ? undefined : councilFigure(trend, column);
  if (trend === null || column === null || figure === undefined) return [];
  const newest = councilFigure(trend, trend.columns.length - 1);
  const missing =
    newest !== undefined && newest.value === null
      ? [say`${measure.title}, ${trend.columns.at(-1) ?? ''}, ${howOf(measure)}: ${newest}.`]
      : [];
  if (figure.value === null) return missing;
  const said = fill(template, {
    year: trend.columns[column] ?? '',
    value: figure,
    counts: countsOf(figure),
  });
  return [...missing, valueSentence(measure, figure, said)];
}

/** States the figures that the council's is compared with, such as `Compared: England 10%, mean of neighbours 11.5%.` */
export function sayComparison(trend: FigureTable, column: number): Sentence[] {
  const parts = ['region', 'england', 'neighbours'].flatMap((kind) => {
    const row = trend.rows.find((each) => each.kind === kind);
    const figure = row?.figures[column];
    if (row === undefined || figure === undefined || figure.value === null) return [];
    return [say`${kind === 'neighbours' ? 'mean of neighbours' : row.label} ${figure}`];
  });
  if (parts.length === 0) return [];
  const list = parts.reduce((before, part) => say`${before}, ${part}`);
  return [say`Compared: ${list}.`];
}

/** The source and definition of a measure, in words. */
export function howOf(measure: PackMeasure): string {
  return measure.kind === 'published'
    ? 'published by DfE'
    : `computed from the return, ${profileInShort(measure.profile)} definition`;
}

function countsOf(figure: Figure): Sentence {
  const quoted = counts(figure);
  return quoted.words === '' ? say`` : say` (${quoted})`;
}

function valueSentence(measure: PackMeasure, figure: Figure, said: Sentence): Sentence {
  const first = say`${said} (${howOf(measure)}).`;
  const small = figure.small
    ? [
        say`Fewer than ${String(SMALL_DENOMINATOR)} children are counted: look at the counts as well as the rate.`,
      ]
    : [];
  const interval = figure.interval === null ? [] : [say`95% interval ${intervalOf(figure)}.`];
  return joined([first, ...interval, ...small]);
}
