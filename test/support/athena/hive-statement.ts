const TYPES: Readonly<Record<string, string>> = { string: 'varchar', int: 'integer' };

const FORM =
  /^create external table if not exists (\w+) \((.*?)\)\n(?:partitioned by \((.*?)\)\n)?(stored as parquet|row format serde '[\w.]*JsonSerDe')\nlocation '([^']+)'(?:\ntblproperties \((.*)\))?$/is;

/** Translates Hive's statement for an external table, which Athena accepts, to Trino's. Returns any other unchanged. */
export function onTrino(sql: string): string {
  const [, name, columns = '', partitions, format = '', location, properties = ''] =
    FORM.exec(sql) ?? [];
  if (name === undefined) return sql;
  const settings = new Map(
    [...properties.matchAll(/'([^']+)' = '([^']*)'/g)].map(([, key = '', value = '']) => [
      key,
      value,
    ]),
  );
  const keys = columnsOf(partitions ?? '').map((column) => {
    const range = settings.get(`projection.${column.name}.range`)?.split(',') ?? [];
    const values = range.map((value) => `'${value}'`).join(', ');
    return `${column.text} with (partition_projection_type = 'INTEGER', partition_projection_range = array[${values}])`;
  });
  const names = columnsOf(partitions ?? '').map((column) => `'${column.name}'`);
  const all = [...columnsOf(columns).map(({ text }) => text), ...keys];
  const options = [
    `format = '${/parquet/i.test(format) ? 'PARQUET' : 'OPENX_JSON'}'`,
    `external_location = '${location}'`,
    ...(names.length === 0
      ? []
      : [
          `partitioned_by = array[${names.join(', ')}]`,
          'partition_projection_enabled = true',
          `partition_projection_location_template = '${settings.get('storage.location.template')}'`,
        ]),
  ];
  return `create table if not exists ${name} (${all.join(', ')}) with (${options.join(', ')})`;
}

function columnsOf(list: string): { readonly name: string; readonly text: string }[] {
  return [...list.matchAll(/`(\w+)` (\w+)/g)].map(([, name = '', type = '']) => ({
    name,
    text: `"${name}" ${TYPES[type] ?? type}`,
  }));
}
