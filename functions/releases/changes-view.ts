import type {
  CellChange,
  FigureThen,
  MeasureChanges,
  ReleaseChanges,
} from '../../schemas/api/release-changes.ts';
import { SMALL_DENOMINATOR } from '../../schemas/disclosure.ts';
import { wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import { DEFINING } from '../../schemas/measures/kept-definition.ts';
import { formatAsPrinted, formatValue } from '../shared/charts/format-value.ts';
import type { Places } from '../shared/releases/read-places.ts';

const WORDS = {
  added: { text: 'Added', colour: 'green' },
  superseded: { text: 'Superseded', colour: 'blue' },
  withdrawn: { text: 'Withdrawn', colour: 'red' },
  changed: { text: 'Changed', colour: 'blue' },
  removed: { text: 'Removed', colour: 'red' },
} as const;

/** The view of what a release changed, or of what the next one would change. */
export function changesView(changes: ReleaseChanges, places: Places) {
  const { release, since, returns, definitions, figures } = changes;
  const measures = figures.measures.map((one) => measureView(one, places));
  return {
    release,
    since,
    note: figures.note,
    smallDenominator: SMALL_DENOMINATOR,
    isOfNone: figures.of === 'none',
    returns: returns.map((one) => ({ ...one, words: WORDS[one.change] })),
    views: definitions.views.map((one) => ({ ...one, words: WORDS[one.change] })),
    reference: definitions.reference.map((one) => ({ ...one, words: WORDS[one.change] })),
    measuresAreUnknown: definitions.measures === null,
    definitions: (definitions.measures ?? []).map((one) => ({
      ...one,
      words: WORDS[one.change],
      fields: one.fields.map((field) => ({ ...field, name: DEFINING[field.field] })),
    })),
    measures,
    isNothing: [
      returns,
      definitions.views,
      definitions.reference,
      definitions.measures ?? [],
      measures,
    ].every((changed) => changed.length === 0),
  };
}

function measureView(measure: MeasureChanges, places: Places) {
  const { unit, amount, basis, profile, cells } = measure;
  const format = basis === 'computed' ? formatValue : formatAsPrinted;
  const figure = (one: FigureThen | null) => ({
    value: one === null ? 'no figure' : format(one.value, unit),
    counts:
      one === null || one.numerator === null || one.denominator === null
        ? undefined
        : { numerator: one.numerator, denominator: one.denominator },
    councils: one?.councilsCounted ?? undefined,
  });
  return {
    ...measure,
    link: `measure=${measure.measure}&profile=${profile}`,
    amountInWords: amountInWords(amount, unit),
    cells: cells.map((cell) => ({
      ...cell,
      place: places.get(cell.unitCode)?.name ?? cell.unitCode,
      group: groupOf(cell),
      isSum: cell.unitLevel !== 'council',
      before: figure(cell.before),
      after: figure(cell.after),
    })),
  };
}

function amountInWords(amount: number, unit: string): string {
  if (unit === '%') return `${amount} percentage points`;
  return unit === 'ratio' || unit === 'count' ? String(amount) : `${amount} ${unit}`;
}

function groupOf({ breakdown, category }: CellChange): string {
  const { title } = wordsOfBreakdown(breakdown);
  return breakdown === 'total' ? title : `${title}: ${category}`;
}
