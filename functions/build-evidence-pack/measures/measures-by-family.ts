import type { PackTheme } from '../../../schemas/api/evidence-pack.ts';
import { FAMILIES } from '../../../schemas/measures/families.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import type { FigureBook } from '../figures/provenance.ts';
import type { PackInput } from '../input/pack-input.ts';
import { computedMeasure } from './computed-measure.ts';
import { publishedMeasure } from './published-measure.ts';

/** The measures of the pack by family. Each has its computed figures, then its published ones if there are any. */
export function measuresByFamily(book: FigureBook, input: PackInput): PackTheme[] {
  return Object.entries(FAMILIES).flatMap(([family, { title, introduction }]) => {
    const measures = input.measures
      .filter((measure) => measure.family === family && measure.inPack !== 'left out')
      .flatMap((measure) => kindsOf(book, input, measure));
    const id = family.replaceAll('_', '-');
    return measures.length === 0 ? [] : [{ id, title, introduction, measures }];
  });
}

function kindsOf(book: FigureBook, input: PackInput, measure: Measure) {
  return [
    ...(measure.marts.includes('indicator') ? [computedMeasure(book, input, measure)] : []),
    ...(measure.marts.includes('published_indicator')
      ? [publishedMeasure(book, input, measure)]
      : []),
  ];
}
