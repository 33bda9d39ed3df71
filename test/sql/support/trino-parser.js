export { TrinoSqlParser } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser.js';
export { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js';
