import { exampleOf, ruleMaker } from '../../make-rule.ts';
import type { Example } from '../../rule.ts';
import { stageOf } from '../stages.ts';
import { TABLES, type TableName, type TableRow } from '../tables.ts';

export {
  failing,
  inYear,
  withLastYear,
  withPostcodes,
  withProviders,
} from '../../make-rule.ts';

const OWN_CHECK = /^INT\d/;

/** Own checks of tables for which published validators have none. */
const OWN_ALONE = /^INT[45]\d/;

/** Rules that were not in the rule sets of April 2026. */
const OF_MAY_2026 = ['SW10aSTG2', 'SW10bSTG2', 'SW18STG2', 'SW19STG2'];

/** Rules for which published validators differ from the definition, or check less than their message says. */
const BY_DEFINITION = [
  ...['105', '205B', '210', '243', '336', '370', '504', '555', '561', '584', '1015', 'SW12STG2'],
];

function source(code: string): string {
  if (OWN_ALONE.test(code)) {
    return `This project's own check ${code}; published validators make the same one for other tables.`;
  }
  if (OWN_CHECK.test(code)) {
    return `This project's own check ${code}; published validators make the same one.`;
  }
  const rule = `DfE children looked after return (SSDA903), validation rule ${code}`;
  const OWN_WORDS = 'the wording is this project’s own';
  if (OF_MAY_2026.includes(code)) {
    return `${rule}, read from the validator that councils share (csc-validator-be-903, May 2026), not from DfE’s document; ${OWN_WORDS}.`;
  }
  if (BY_DEFINITION.includes(code)) {
    return `${rule}, by its definition; published validators may give another result; ${OWN_WORDS}.`;
  }
  return `${rule}, as published validators apply it; the wording is this project's own.`;
}

type Rows = { readonly [Name in TableName]: TableRow<Name> };

const of = <Name extends TableName>(table: Name) =>
  ruleMaker<Rows, Name>(table, { years: { from: TABLES[table].from }, source, stage: stageOf });

/** Rule makers, one for each table that rules point at. */
export const header = of('Header');
export const episodes = of('Episodes');
export const reviews = of('Reviews');
export const uasc = of('UASC');
export const oc2 = of('OC2');
export const oc3 = of('OC3');
export const ad1 = of('AD1');
export const placedAdoption = of('PlacedAdoption');
export const prevPerm = of('PrevPerm');
export const missing = of('Missing');
export const workers = of('SWEpisodes');
export const dolo = of('DoLo');

/** Rows of several tables as a council would write them. */
type WrittenTables = {
  readonly [Name in TableName]?: readonly Partial<Record<keyof TableRow<Name> & string, string>>[];
};

/** An example of several tables. The child defaults to A1. A table with no rows was sent empty. */
export function example(why: string, tables: WrittenTables): Example {
  return exampleOf(why, tables as Example['rows']);
}
