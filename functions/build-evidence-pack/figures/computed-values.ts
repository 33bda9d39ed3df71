import type { Measure } from '../../../schemas/measures/measure.ts';
import type { RowOf } from '../input/unit-document.ts';

const NOT_COMPUTED = 'not available: no usable rows in the returns that it needs';

/** Values of a figure from a row of the mart `indicator`, or the reason why there is no value. */
export function computedValues(row: RowOf<'indicator'> | undefined, { unit }: Measure) {
  const isKnown = row?.interval_low != null && row.interval_high != null;
  return {
    value: row?.value ?? null,
    unit,
    numerator: row?.numerator ?? null,
    denominator: row?.denominator ?? null,
    interval: isKnown ? { low: row.interval_low ?? 0, high: row.interval_high ?? 0 } : null,
    missing: row?.denominator === 0 ? 'no children to count' : NOT_COMPUTED,
    councils:
      row?.councils_counted == null || row.councils_total == null
        ? null
        : { counted: row.councils_counted, total: row.councils_total },
  };
}
