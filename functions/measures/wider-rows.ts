import type { MeasureFigure } from '../../schemas/api/measures.ts';
import type { Places } from '../shared/releases/read-places.ts';

/** A region or a group of councils in one year, with its figures. The computed figure is a sum over councils. */
export interface WiderRow {
  readonly name: string;
  readonly computed: MeasureFigure | undefined;
  readonly published: MeasureFigure | undefined;
}

/** One row per region, then one per group, by name. Units without a computed or published figure are excluded. */
export function widerRows(figures: readonly MeasureFigure[], places: Places): WiderRow[] {
  return (['region', 'group'] as const).flatMap((level) =>
    [
      ...Map.groupBy(
        figures.filter(({ unitLevel }) => unitLevel === level),
        ({ unitCode }) => unitCode,
      ),
    ]
      .map(([code, own]) => ({
        name: places.get(code)?.name ?? code,
        computed: own.find(({ basis, councilsCounted }) => basis === 'computed' && councilsCounted),
        published: own.find(({ basis }) => basis === 'published'),
      }))
      .filter(({ computed, published }) => computed !== undefined || published !== undefined)
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  );
}
