import type { ReturnFile } from '../../infra/local/demonstration/write-returns.ts';
import { type CheckedReturn, checkReturn } from '../../schemas/returns/check-return.ts';
import type { TypedTables } from '../../schemas/returns/engine.ts';
import { readTable } from '../../schemas/returns/read-table.ts';
import { csvColumns } from '../../schemas/returns/recognise-table.ts';
import type { ReferenceData } from '../../schemas/returns/reference-data.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { TABLES, type TableName } from '../../schemas/returns/ssda903/tables.ts';

export type TextRow = Readonly<Record<string, string>>;

const NAMES = Object.keys(TABLES) as TableName[];

/** The file of a table as a spreadsheet shows it: column names and rows of text. */
export function readFile(files: readonly ReturnFile[], table: TableName) {
  const columns = csvColumns(TABLES[table]).join(',');
  const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  const lines = texts.find((text) => text.startsWith(`${columns}\r\n`))?.split('\r\n') ?? [];
  const records = lines.slice(1, -1).map((line) => line.split(','));
  return { isSent: lines.length > 0, columns: columns.split(','), records };
}

/** Name and content of every file as text. */
export function textsOf(files: readonly ReturnFile[] | undefined): string[] {
  return (files ?? []).map(({ name, bytes }) => `${name}\n${new TextDecoder().decode(bytes)}`);
}

/** The rows of a table by column name. */
export function rowsOf(files: readonly ReturnFile[], table: TableName): TextRow[] {
  const { columns, records } = readFile(files, table);
  return records.map((cells) =>
    Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
  );
}

/** The rows of each child, by child, in the order of the file. */
export function byChild(rows: readonly TextRow[]): Map<string, TextRow[]> {
  return Map.groupBy(rows, (row) => row.CHILD ?? '');
}

function tablesOf(files: readonly ReturnFile[], collectionYear: number): TypedTables {
  const sent = NAMES.filter((name) => readFile(files, name).isSent);
  return Object.fromEntries(
    sent.map((name) => {
      const { columns, records } = readFile(files, name);
      const positions = Object.fromEntries(columns.map((column, at) => [column, at]));
      return [name, readTable(TABLES[name], collectionYear, records, positions)];
    }),
  );
}

interface Beside {
  readonly lastYear?: readonly ReturnFile[] | undefined;
  readonly referenceData?: ReferenceData;
}

/** Runs every rule of the year on the files, with last year's and with reference data where they are given. */
export function check(
  files: readonly ReturnFile[],
  collectionYear: number,
  { lastYear, referenceData = {} }: Beside = {},
): CheckedReturn {
  return checkReturn({
    definition: SSDA903,
    collectionYear,
    tables: tablesOf(files, collectionYear),
    lastYear: lastYear && tablesOf(lastYear, collectionYear - 1),
    referenceData,
  });
}

/** The different reasons why rules were skipped. */
export function reasonsToSkip({ outcomes }: CheckedReturn): string[] {
  const skipped = outcomes.filter(({ state }) => state === 'skipped');
  return [...new Set(skipped.map(({ reason = '' }) => reason))].toSorted();
}

/** The codes of the rules that failed, with how many rows failed each. */
export function failedRules({ outcomes }: CheckedReturn): Record<string, number> {
  const failed = outcomes.filter(({ state }) => state === 'failed');
  return Object.fromEntries(failed.map(({ code, failures }) => [code, failures.length]));
}
