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

const source = (code: string): string =>
  OWN_CHECK.test(code)
    ? `This project's own check ${code}; published validators make the same one.`
    : `DfE children looked after return (SSDA903), validation rule ${code}, as published validators apply it; the wording is this project's own.`;

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
