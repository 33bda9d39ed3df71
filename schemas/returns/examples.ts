import { type CheckedReturn, checkReturn, type ReturnToCheck } from './check-return.ts';
import type { TypedTables } from './engine.ts';
import { readTable } from './read-table.ts';
import type {
  CouncilOfReturn,
  KnownPostcode,
  KnownProvider,
  PostcodeReference,
  ProviderReference,
} from './reference-data.ts';
import { type Return, shapeYear } from './return.ts';
import type { Example, ExampleTables, Rule } from './rule.ts';

/** The council of the examples. */
const COUNCIL: CouncilOfReturn = { laCode: '823', gssCodes: ['E06000056'] };

/** Default data for a postcode in an example. */
export const IN_COUNCIL: KnownPostcode = {
  country: 'England',
  laCode: '823',
  gssCode: 'E06000056',
  easting: 502_000,
  northing: 235_000,
};

/** Default data for a provider in an example. */
export const OF_COUNCIL: KnownProvider = {
  placementCodes: ['K2'],
  providerCodes: ['PR1'],
  laCode: '823',
  premisesLaCodes: ['823'],
  postcodes: [],
  closedOn: null,
};

/** The collection year of an example: its own, or the newest year of the rule. */
export function yearOf({ years }: Pick<Return, 'years'>, example: Example, rule: Rule): number {
  return example.year ?? rule.years.to ?? years.last;
}

/** The rows of an example as typed tables. A table that the example does not name was not sent. */
export function tablesOfExample(
  definition: Return,
  rows: ExampleTables,
  collectionYear: number,
): TypedTables {
  const year = shapeYear(definition, collectionYear);
  const sent = Object.values(definition.tables).filter(({ name }) => rows[name] !== undefined);
  return Object.fromEntries(
    sent.map((table) => {
      const columns = Object.keys(table.columns);
      const positions = Object.fromEntries(columns.map((column, index) => [column, index]));
      const records = (rows[table.name] ?? []).map((row) =>
        columns.map((column) => row[column] ?? ''),
      );
      return [table.name, readTable(table, year, records, positions)];
    }),
  );
}

const withoutSpaces = (postcode: string): string => postcode.replaceAll(' ', '');

function postcodesOf({ postcodes }: Example): PostcodeReference | undefined {
  if (postcodes === undefined) return undefined;
  const known = new Map(
    Object.entries(postcodes).map(([postcode, about]) => [
      withoutSpaces(postcode),
      { ...IN_COUNCIL, ...about },
    ]),
  );
  return { edition: 'an example', find: (postcode) => known.get(withoutSpaces(postcode)) };
}

function providersOf({ providers }: Example): ProviderReference | undefined {
  if (providers === undefined) return undefined;
  const known = new Map(
    Object.entries(providers).map(([urn, about]) => [urn, { ...OF_COUNCIL, ...about }]),
  );
  return { edition: 'an example', find: (urn) => known.get(urn) };
}

/** An example as a return to check, in its collection year. */
export function returnOfExample(definition: Return, example: Example, rule: Rule): ReturnToCheck {
  const collectionYear = yearOf(definition, example, rule);
  const postcodes = postcodesOf(example);
  const providers = providersOf(example);
  const tables = (rows: ExampleTables, year: number) => tablesOfExample(definition, rows, year);
  return {
    definition,
    collectionYear,
    tables: tables(example.rows, collectionYear),
    ...(example.lastYear && { lastYear: tables(example.lastYear, collectionYear - 1) }),
    referenceData: {
      council: COUNCIL,
      ...(postcodes && { postcodes }),
      ...(providers && { providers }),
    },
  };
}

/** Checks an example with every rule of its year. */
export function checkExample(definition: Return, example: Example, rule: Rule): CheckedReturn {
  return checkReturn(returnOfExample(definition, example, rule));
}
