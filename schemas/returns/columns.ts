import { parseDay } from './days.ts';
import type { CodeSet, Column, Day, Privacy } from './table.ts';

interface About {
  readonly title: string;
  readonly description: string;
  readonly mandatory?: boolean;
  readonly privacy?: Privacy;
}

type Kept = Required<Pick<About, 'mandatory' | 'privacy'>> & About;

const about = (given: About, privacy: Privacy = 'keep'): Kept => ({
  mandatory: false,
  privacy,
  ...given,
});

const asItIs = (text: string): string => text;

function textColumn(pattern: RegExp, expected: string, kept: Kept): Column<string | null> {
  const parse = (text: string): string | undefined => (pattern.test(text) ? text : undefined);
  return { ...kept, kind: 'text', parse, expected };
}

/** The council's identifier of the child, up to 10 characters. Stored in the lake as a keyed reference. */
export function childId(): Column<string | null> {
  return textColumn(/^.{1,10}$/u, 'an identifier of up to 10 characters', {
    title: 'Child identifier',
    description: 'The identifier the council gives the child, the same in every table and year.',
    mandatory: true,
    privacy: 'child',
  });
}

/** Free text of up to `longest` characters. */
export function text(longest: number, given: About): Column<string | null> {
  const pattern = new RegExp(`^.{1,${longest}}$`, 'u');
  return textColumn(pattern, `text of up to ${longest} characters`, about(given));
}

/** A code from a set. A code outside the set is still a value. Which codes are valid depends on the year. */
export function code(codes: CodeSet, given: About): Column<string | null> {
  return {
    ...about(given),
    kind: 'code',
    parse: asItIs,
    expected: `a code of "${codes.title}"`,
    codes,
  };
}

/** A real date written DD/MM/YYYY. */
export function day(given: About): Column<Day | null> {
  return {
    ...about(given),
    kind: 'day',
    parse: (text) => parseDay(text) ?? undefined,
    expected: 'a real date like 31/03/2025',
  };
}

/** A whole number from `least` to `most`, both allowed. */
export function whole(least: number, most: number, given: About): Column<number | null> {
  const parse = (text: string): number | undefined => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
  const expected = `a whole number from ${least} to ${most}`;
  return { ...about(given), kind: 'whole', parse, expected };
}

/** A date whose day, month or year may be unknown and written as ZZ or ZZZZ. Read as text. */
export function partDate(given: About): Column<string | null> {
  const pattern = /^(\d{2}|ZZ)\/(\d{2}|ZZ)\/(\d{4}|ZZZZ)$/;
  const expected =
    'a date like 31/03/2025, with ZZ for an unknown day or month and ZZZZ for the year';
  return textColumn(pattern, expected, about(given));
}

/** A postcode of up to 8 characters. */
export function postcode(given: About): Column<string | null> {
  const pattern = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;
  const column = textColumn(pattern, 'a full postcode like AB1 2CD', about(given));
  return { ...column, lookedUpIn: 'postcodes' };
}

/** Unique pupil number, or the reason why there is none (UN1 to UN5). Never stored in the lake. */
export function upn(given: About): Column<string | null> {
  const pattern = /^([A-HJ-NP-RT-Z]\d{11}[\dA-Z]|UN[1-5])$/;
  const expected = 'a letter and 12 digits (or 11 digits and a letter), or UN1 to UN5';
  return textColumn(pattern, expected, about(given, 'drop'));
}

/** Ofsted's unique reference number of a provider, or XXXXXXX where another body inspects it. */
export function urn(given: About): Column<string | null> {
  const pattern = /^(SC\d{6}|\d{7}|X{7})$/;
  const column = textColumn(pattern, 'SC and 6 digits, 7 digits, or XXXXXXX', about(given));
  return { ...column, lookedUpIn: 'providers' };
}

/** Identifier of a social worker: a Social Work England number, or one made by the council that begins XX. */
export function workerId(given: About): Column<string | null> {
  const pattern = /^(SW|XX).*$/u;
  return textColumn(pattern, 'an identifier beginning SW or XX', about(given, 'worker'));
}
