import type { Councils } from '../../functions/shared/reference-data/councils.ts';
import { plainUrn } from '../../functions/shared/reference-data/find-providers.ts';
import { isPostcode, plainPostcode } from '../../functions/shared/reference-data/plain-postcode.ts';
import { dayOf, parseDay } from '../../schemas/returns/days.ts';
import { RETURN_SHAPES } from '../../schemas/returns/index.ts';
import type { KnownProvider } from '../../schemas/returns/reference-data.ts';
import type { ProviderKinds } from '../../schemas/returns/return.ts';
import type { Day } from '../../schemas/returns/table.ts';
import type { SourceSheet } from './read-sheets.ts';
import { RefusedFile } from './refused-file.ts';

// Names of columns in Ofsted's list and in lists made from it, without case, spaces and punctuation.
const COLUMNS = {
  urn: ['urn', 'uniquereferencenumber', 'providerurn', 'settingurn'],
  type: ['provisiontype', 'providertype', 'settingtype', 'typeofprovision'],
  sector: ['sector', 'providersector', 'ownership'],
  council: ['localauthority', 'laname', 'localauthorityname', 'lanamefromfile'],
  postcode: ['postcode', 'settingpostcode', 'providerpostcode', 'premisespostcode'],
  closed: ['regend', 'registrationend', 'registrationenddate', 'dateclosed', 'closeddate'],
  places: ['placecodes', 'placementcodes'],
  providers: ['providercodes', 'provcodes'],
} as const;
type Name = keyof typeof COLUMNS;
export type ProviderColumns = Readonly<Partial<Record<Name, number>>>;

/** Unknown values that are accepted because they do no harm, with how often each occurs. */
export type Doubts = Map<string, number>;

/** The columns of a heading row. Undefined for any other row. */
export function findProviderColumns(cells: SourceSheet[number]): ProviderColumns | undefined {
  const names = cells.map((cell) => cell.toLowerCase().replaceAll(/[^a-z]/g, ''));
  const found = Object.entries(COLUMNS).flatMap(([name, known]) => {
    const at = names.findIndex((each) => (known as readonly string[]).includes(each));
    return at === -1 ? [] : [[name, at] as const];
  });
  const columns: ProviderColumns = Object.fromEntries(found);
  const says = columns.type !== undefined || columns.places !== undefined;
  return columns.urn !== undefined && says ? columns : undefined;
}

/** One row of the list: a provider, or one of the premises of a provider with several. */
export interface ProviderRow extends Omit<KnownProvider, 'premisesLaCodes'> {
  readonly urn: string;
}

/** Reads a row. Undefined for a note or an empty row. Throws `RefusedFile` with the row for values that no list has. */
export function readProvider(
  cells: SourceSheet[number],
  row: number,
  columns: ProviderColumns,
  councils: Councils,
  doubts: Doubts,
): ProviderRow | undefined {
  if (cells.filter((cell) => cell !== '').length < 2) return undefined;
  const cell = (name: Name): string => plainCell(cells[columns[name] ?? -1]);
  const urn = plainUrn(cell('urn'));
  if (!/^(SC)?\d{4,8}$/.test(urn)) {
    throw new RefusedFile(
      `Row ${row} has no reference number (URN). Fix the list, or fetch it again.`,
    );
  }
  const postcode = plainPostcode(cell('postcode'));
  const doubt = (what: string): void => {
    doubts.set(what, (doubts.get(what) ?? 0) + 1);
  };
  return {
    urn,
    placementCodes: placementCodes(cell('places'), cell('type'), doubt),
    providerCodes: providerCodes(cell('providers'), cell('sector'), doubt),
    laCode: councilOf(cell('council'), councils, doubt),
    postcodes: isPostcode(postcode) ? [postcode] : [],
    closedOn: closedOn(cell('closed'), row),
  };
}

/** Lists write blanks in many ways. */
function plainCell(cell = ''): string {
  return /^(null|n\/?a|nan|none|redacted|-|\.)?$/i.test(cell) ? '' : cell;
}

type Doubt = (what: string) => void;

/** The codes of every return whose rules ask about providers. */
const KINDS = RETURN_SHAPES.flatMap(({ providerKinds }) => providerKinds ?? []);

/** The codes of all returns that have these words. Undefined if none has. */
function codesKnown(
  ask: (kinds: ProviderKinds) => readonly string[] | undefined,
): readonly string[] | undefined {
  const answers = KINDS.map(ask).filter((codes) => codes !== undefined);
  return answers.length === 0 ? undefined : [...new Set(answers.flat())];
}

function placementCodes(codes: string, type: string, doubt: Doubt): readonly string[] {
  if (codes !== '') return split(codes);
  const known = codesKnown((kinds) => kinds.placementCodesOf(type));
  if (known !== undefined) return known;
  doubt(`Any placement type passes for the unknown provision type "${type}"`);
  return KINDS.flatMap(({ anyPlacement }) => anyPlacement);
}

function providerCodes(codes: string, sector: string, doubt: Doubt): readonly string[] {
  if (codes !== '') return split(codes);
  const known = codesKnown((kinds) => kinds.providerCodesOf(sector));
  if (known !== undefined) return known;
  doubt(`Any provider code passes for the unknown sector "${sector}"`);
  return KINDS.flatMap(({ anyProvider }) => anyProvider);
}

function councilOf(name: string, councils: Councils, doubt: Doubt): string | null {
  const laCode = /^\d{3}$/.test(name) ? name : councils.byName(name);
  if (laCode === undefined) doubt(`No council is known by the name "${name}"`);
  return laCode ?? null;
}

function split(codes: string): string[] {
  return codes.toUpperCase().match(/[A-Z]+\d+/g) ?? [];
}

function closedOn(text: string, row: number): Day | null {
  if (text === '') return null;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  const found =
    year === undefined ? parseDay(text) : dayOf(Number(year), Number(month), Number(day));
  if (found !== null) return found;
  throw new RefusedFile(
    `Row ${row} has a date of closing that is not written like 31/03/2025. Fix the list, or fetch it again.`,
  );
}
