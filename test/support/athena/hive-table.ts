const TABLE =
  /^create external table if not exists `(\w+)` \((.*)\) stored as parquet location '([^']*)'$/su;

/** A statement that makes a table over files, in the words of Hive that Athena takes for it, as Trino takes it; any other as it is. */
export function hiveTableOnTrino(sql: string): string {
  const [, name, columns = '', location] = TABLE.exec(sql) ?? [];
  if (name === undefined) return sql;
  const typed = columns
    .replace(/` string\b/gu, '` varchar')
    .replace(/` int\b/gu, '` integer')
    .replaceAll('`', '"');
  return `create table if not exists "${name}" (${typed}) with (format = 'PARQUET', external_location = '${location}')`;
}
