import { invalidRequest } from './athena-reply.ts';
import type { StatementKind } from './statement-kind.ts';
import type { TrinoColumn } from './trino-statement.ts';

const MOST_ROWS = 1000;

/** The complete result of a query. */
export interface QueryResult {
  readonly columns: readonly TrinoColumn[];
  readonly rows: readonly (readonly unknown[])[];
  readonly kind: StatementKind;
  readonly updateCount: number;
}

interface AskedPage {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** One page of a result as GetQueryResults returns it: values are text, and NULL is omitted. */
export function pageOfResult(result: QueryResult, { MaxResults, NextToken }: AskedPage) {
  const most = MaxResults ?? MOST_ROWS;
  if (most < 1 || most > MOST_ROWS) {
    throw invalidRequest(`MaxResults is more than maximum allowed length ${MOST_ROWS}.`);
  }
  const { givesRows, namesFirst } = result.kind;
  const names = namesFirst ? [result.columns.map(({ name }) => name)] : [];
  const rows = givesRows ? [...names, ...result.rows] : [];
  const from = NextToken === undefined ? 0 : placeOf(NextToken);
  const to = from + most;
  return {
    UpdateCount: result.updateCount,
    ResultSet: {
      Rows: rows.slice(from, to).map((row) => ({ Data: row.map(datum) })),
      ResultSetMetadata: { ColumnInfo: givesRows ? result.columns.map(columnInfo) : [] },
    },
    ...(to < rows.length && { NextToken: tokenOf(to) }),
  };
}

function tokenOf(place: number): string {
  return Buffer.from(`row ${place}`).toString('base64');
}

function placeOf(token: string): number {
  const [, place] = /^row (\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (place === undefined) throw invalidRequest('Invalid NextToken.');
  return Number(place);
}

function datum(value: unknown): { VarCharValue?: string } {
  return value === null ? {} : { VarCharValue: textOf(value) };
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(textOf).join(', ')}]` : String(value);
}

function columnInfo({ name, typeSignature }: TrinoColumn) {
  const { rawType, arguments: limits } = typeSignature;
  const [precision = '0', scale = '0'] = limits.map(limitOf);
  return {
    CatalogName: 'hive',
    SchemaName: '',
    TableName: '',
    Name: name,
    Label: name,
    // Athena uses Hive's name for a 32-bit integer.
    Type: rawType === 'real' ? 'float' : rawType,
    Precision: Number(precision),
    Scale: Number(scale),
    Nullable: 'UNKNOWN',
    CaseSensitive: rawType === 'varchar',
  };
}

function limitOf(argument: unknown): string {
  const { kind, value } = argument as { readonly kind: string; readonly value: unknown };
  return kind === 'LONG' ? String(value) : '0';
}
