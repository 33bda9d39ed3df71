import type { TypedTables } from '../engine.ts';
import { readTable } from '../read-table.ts';
import type {
  Council,
  KnownPostcode,
  KnownProvider,
  PostcodeReference,
  ProviderReference,
} from '../reference-data.ts';
import type { Example, ExampleTables, Rule } from '../rule.ts';
import { type CheckedReturn, checkReturn, type ReturnToCheck } from './index.ts';
import { TABLES, type TableName } from './tables.ts';
import { LAST_YEAR, shapeYear } from './years.ts';

/** The council of the examples. */
const COUNCIL: Council = { laCode: '823', gssCodes: ['E06000056'] };

/** What is known of a postcode of an example where the example does not say otherwise. */
export const IN_COUNCIL: KnownPostcode = {
  country: 'England',
  laCode: '823',
  gssCode: 'E06000056',
  easting: 502_000,
  northing: 235_000,
};

/** What is known of a provider of an example where the example does not say otherwise. */
export const OF_COUNCIL: KnownProvider = {
  placementCodes: ['K2'],
  providerCodes: ['PR1'],
  laCode: '823',
  premisesLaCodes: ['823'],
  postcodes: [],
  closedOn: null,
};

/** The collection year in which an example of a rule holds: its own, or the newest of the rule's years. */
export function yearOf(example: Example, rule: Rule): number {
  return example.year ?? rule.years.to ?? LAST_YEAR;
}

/** The rows of an example as typed tables; a table that it does not name was not sent. */
export function tablesOfExample(rows: ExampleTables, year: number): TypedTables {
  const names = (Object.keys(TABLES) as TableName[]).filter((name) => rows[name] !== undefined);
  return Object.fromEntries(
    names.map((name) => {
      const columns = Object.keys(TABLES[name].columns);
      const positions = Object.fromEntries(columns.map((column, index) => [column, index]));
      const records = (rows[name] ?? []).map((row) => columns.map((column) => row[column] ?? ''));
      return [name, readTable(TABLES[name], shapeYear(year), records, positions)];
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

/** An example as a return to check, in the year in which it holds for the rule. */
export function returnOfExample(example: Example, rule: Rule): ReturnToCheck {
  const collectionYear = yearOf(example, rule);
  const postcodes = postcodesOf(example);
  const providers = providersOf(example);
  return {
    collectionYear,
    tables: tablesOfExample(example.rows, collectionYear),
    ...(example.lastYear && { lastYear: tablesOfExample(example.lastYear, collectionYear - 1) }),
    reference: {
      council: COUNCIL,
      ...(postcodes && { postcodes }),
      ...(providers && { providers }),
    },
  };
}

/** Checks an example with every rule of its year. */
export function checkExample(example: Example, rule: Rule): CheckedReturn {
  return checkReturn(returnOfExample(example, rule));
}
