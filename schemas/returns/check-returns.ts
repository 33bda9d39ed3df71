import { requireSeparateColumns } from '../lake/return-table.ts';
import type { Return, ReturnShape } from './return.ts';
import type { Table } from './table.ts';

const RETURN_ID = /^[a-z][a-z0-9_]*$/u;
const COLUMN = /^[A-Z][A-Z0-9_]*$/u;
const LAKE_NAME = /^[a-z][a-z0-9_]*$/u;

/**
 * Throws an error with a reason for definitions of returns that cannot work. This happens when returns are listed, not
 * when a council sends a file.
 */
export function requireSoundReturns(returns: readonly ReturnShape[]): void {
  requireDistinct(
    returns.map(({ id }) => id),
    'Two returns have the id',
  );
  for (const definition of returns) {
    try {
      requireSound(definition);
    } catch (error) {
      throw new Error(`The return ${definition.id} cannot be used. ${messageOf(error)}`);
    }
  }
  const tables = returns.flatMap(({ id, tables: own }) =>
    Object.values(own).map(({ lakeName }) => `${id}_${lakeName}`),
  );
  requireDistinct(tables, 'Two tables have the name in the lake');
}

function requireSound(definition: ReturnShape): void {
  const { id, years, tables, neededTables, births } = definition;
  ensure(RETURN_ID.test(id), 'Its id may have lower-case letters, digits and underscores only.');
  ensure(
    years.oldest <= years.first && years.first <= years.last,
    `Its years are out of order: oldest ${years.oldest}, first ${years.first}, last ${years.last}.`,
  );
  for (const [name, table] of Object.entries(tables)) {
    ensure(table.name === name, `Its table ${table.name} is listed as ${name}.`);
    requireSoundTable(table);
  }
  for (const name of neededTables) {
    ensure(name in tables, `It needs the table ${name}, which it does not have.`);
  }
  if (births !== undefined) {
    const table = tables[births.table];
    ensure(table !== undefined, `Births are in the table ${births.table}, which it does not have.`);
    if (table !== undefined) requireColumns(table, 'Births are', [births.column]);
  }
  if ('subjects' in definition) requireSoundRules(definition as Return);
}

function requireSoundTable(table: Table): void {
  ensure(
    LAKE_NAME.test(table.lakeName),
    `Its table ${table.name} cannot be ${table.lakeName} in the lake.`,
  );
  for (const column of Object.keys(table.columns)) {
    ensure(
      COLUMN.test(column),
      `Its table ${table.name} cannot have a column ${column}: use capital letters, digits and underscores.`,
    );
  }
  for (const [name, { privacy }] of Object.entries(table.columns)) {
    // Rows of one child are found by this name.
    ensure(
      (privacy === 'child') === (name === 'CHILD'),
      `Its table ${table.name} must have the child's identifier in the column CHILD and in no other, not in ${name}.`,
    );
  }
  requireColumns(table, 'The key has', table.key ?? []);
  requireColumns(table, 'It always needs', table.essential);
  if (table.spell !== undefined) requireColumns(table, 'A spell has', Object.values(table.spell));
  requireSeparateColumns(table);
}

function requireColumns(table: Table, what: string, columns: readonly string[]): void {
  for (const column of columns) {
    ensure(
      column in table.columns,
      `${what} the column ${column}, which its table ${table.name} does not have.`,
    );
  }
}

function requireSoundRules({ subjects, blocking }: Return): void {
  const codes = subjects.flatMap(({ rules }) => rules.map(({ code }) => code));
  requireDistinct(codes, 'Two rules have the code');
  for (const code of blocking.rules) {
    ensure(codes.includes(code), `Rule ${code} stops it, and there is no such rule.`);
  }
}

function requireDistinct(names: readonly string[], what: string): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  ensure(repeated === undefined, `${what} ${repeated}.`);
}

function ensure(isSound: boolean, message: string): void {
  if (!isSound) throw new Error(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
