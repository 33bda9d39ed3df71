import type { ReturnShape } from '../returns/return.ts';
import type { Column, Table } from '../returns/table.ts';
import type { LakeColumn, LakeTable, LakeType } from './columns.ts';

const varchar = (name: string, description: string, nullable = false): LakeColumn => ({
  name,
  type: 'varchar',
  nullable,
  description,
});
const whole = (name: string, description: string, nullable = true): LakeColumn => ({
  name,
  type: 'integer',
  nullable,
  description,
});

/** The partitions of every table of a return: one folder for each year. The rows hold their council. */
const RETURN_PARTITIONS: readonly LakeColumn[] = [
  whole('collection_year', 'Year of the 31 March that ends the collection year.', false),
];

/**
 * For tables whose rows have a start and an end. An unreadable end is null in its own column; this column tells it from
 * a blank one.
 */
const END_UNREADABLE: LakeColumn = {
  name: 'is_end_unreadable',
  type: 'boolean',
  nullable: true,
  description: 'Whether an end was given that could not be read as a date.',
};

/**
 * A table of a return as the lake stores it: its columns without anything that identifies a person, plus the calculated
 * columns.
 */
export function lakeTableOf({ id }: Pick<ReturnShape, 'id'>, table: Table): LakeTable {
  const name = `${id}_${table.lakeName}`;
  return {
    name,
    description: `${table.title}: ${table.description}`,
    format: 'parquet',
    location: name,
    partitions: RETURN_PARTITIONS,
    columns: columnsOf(table),
  };
}

function columnsOf(table: Table): readonly LakeColumn[] {
  return [
    varchar('submission_id', 'Submission that the row came from.'),
    varchar('la_code', 'DfE code of the council, three digits.'),
    ...Object.keys(table.columns).flatMap((field) => lakeColumnsOf(table, field)),
    ...(table.calculated ?? []).map(({ name, description }) => whole(name, description)),
    ...(endOf(table) === undefined ? [] : [END_UNREADABLE]),
  ];
}

/** Throws if a column would have the same name in the lake as another one, or as a column that the lake adds. */
export function requireSeparateColumns(table: Table): void {
  const names = [...columnsOf(table), ...RETURN_PARTITIONS].map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new Error(
      `Two columns of its table ${table.name} would be ${repeated} in the lake. Rename one; submission_id, la_code and collection_year are the lake's own.`,
    );
  }
}

/** The column that holds the end of a row. Undefined where rows have no end, or only one date. */
export function endOf({ spell }: Table): string | undefined {
  return spell === undefined || spell.end === spell.start ? undefined : spell.end;
}

/** The lake columns of one column of a return: none, one, or two for a date of birth. */
export function lakeColumnsOf(table: Table, field: string): readonly LakeColumn[] {
  const column = table.columns[field];
  if (column === undefined) return [];
  const name = field.toLowerCase();
  const { title } = column;
  switch (column.privacy) {
    case 'drop':
      return [];
    case 'child':
      return [
        varchar(
          personColumn(table, field, 'child'),
          'Keyed reference of the child, the same in every return.',
          true,
        ),
      ];
    case 'worker':
      return [
        varchar(
          personColumn(table, field, 'worker'),
          'Keyed reference of the social worker.',
          true,
        ),
      ];
    case 'postcode':
      return [varchar(`${name}_ref`, `${title}, as a keyed reference.`, true)];
    case 'birth-month': {
      const birth = name.replace('dob', 'birth');
      return [
        whole(`${birth}_year`, `${title}: year.`),
        whole(`${birth}_month`, `${title}: month.`),
      ];
    }
    case 'keep':
      return [{ name, type: TYPES[column.kind], nullable: true, description: title }];
  }
}

/** `child_ref` or `worker_ref`. If a table has several of the kind, each is named after its column. */
function personColumn({ columns }: Table, field: string, kind: 'child' | 'worker'): string {
  const ofKind = Object.values(columns).filter(({ privacy }) => privacy === kind);
  return ofKind.length === 1 ? `${kind}_ref` : `${field.toLowerCase()}_ref`;
}

const TYPES: Readonly<Record<Column['kind'], LakeType>> = {
  text: 'varchar',
  code: 'varchar',
  day: 'date',
  whole: 'integer',
};
