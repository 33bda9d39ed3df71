import * as z from 'zod';

const WHOLE = /^(?:0|[1-9]\d{0,8})$/u;
const DECIMAL = /^(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/u;

/**
 * A whole number in a query string or a path, in decimal digits. Anything else is refused, also what JavaScript reads as a
 * number: a blank, `0x10`, `1e3`, `+5`, `007`.
 */
export function wholeNumberText(minimum: number, maximum: number) {
  const error = `Give a whole number from ${minimum} to ${maximum}, in digits.`;
  return z
    .preprocess(
      (text) => numberIn(text, WHOLE),
      z.int({ error }).min(minimum, { error }).max(maximum, { error }),
    )
    .meta({ type: 'integer', minimum, maximum });
}

/** A number in a query string, in decimal digits, with up to six places after the point. */
export function decimalNumberText(minimum: number, maximum: number) {
  const error = `Give a number from ${minimum} to ${maximum}, such as ${minimum + 0.5}.`;
  return z
    .preprocess(
      (text) => numberIn(text, DECIMAL),
      z.number({ error }).min(minimum, { error }).max(maximum, { error }),
    )
    .meta({ type: 'number', minimum, maximum });
}

function numberIn(text: unknown, form: RegExp): number | undefined {
  return typeof text === 'string' && form.test(text) ? Number(text) : undefined;
}
