import type { FigureCell, OwnFigure } from '../../schemas/api/figures.ts';
import { symbolInWords } from '../../schemas/symbols.ts';
import { formatValue } from '../shared/charts/format-value.ts';

interface CellWords {
  readonly value: string;
  /** Numerator and denominator, such as `3 of 40`. Empty when nothing was counted. */
  readonly counts: string;
}

const WHOLE = new Intl.NumberFormat('en-GB');

/** The text of a figure in a table: its value, or the reason that there is none, and its counts. */
export function cellWords(cell: FigureCell | null, unit: string): CellWords {
  if (cell === null) return { value: 'no figure', counts: '' };
  const { numerator, denominator, value, availability } = cell;
  if (availability !== 'available') return { value: symbolInWords(availability), counts: '' };
  const counts = `${WHOLE.format(numerator ?? 0)} of ${WHOLE.format(denominator ?? 0)}`;
  return { value: value === null ? 'no children' : formatValue(value, unit), counts };
}

/** True when the two sides of a figure differ in numerator, denominator or availability. */
export function isOther({ figure, inForce }: Pick<OwnFigure, 'figure' | 'inForce'>): boolean {
  return (
    figure?.numerator !== inForce?.numerator ||
    figure?.denominator !== inForce?.denominator ||
    figure?.availability !== inForce?.availability
  );
}

/** How accepting the return would change a figure: `+2.5 points`, `no change`, `new`. */
export function changeWords(row: OwnFigure, unit: string): string {
  const { figure, inForce } = row;
  if (!isOther(row)) return 'no change';
  if (inForce === null) return 'new';
  if (figure === null) return 'no longer there';
  if (figure.value === null || inForce.value === null) return 'changed';
  const difference = figure.value - inForce.value;
  const size = formatValue(Math.abs(difference), unit).replace('%', '');
  if (!/[1-9]/.test(size)) return 'counts only';
  return `${difference < 0 ? '−' : '+'}${size}${unit === '%' ? ' points' : ''}`;
}

/** How accepting the return would change a count. */
export function changeInCount(figure: number | null, inForce: number | null): string {
  if (figure === inForce) return 'no change';
  if (inForce === null) return 'new';
  if (figure === null) return 'no longer there';
  return `${figure < inForce ? '−' : '+'}${WHOLE.format(Math.abs(figure - inForce))}`;
}
