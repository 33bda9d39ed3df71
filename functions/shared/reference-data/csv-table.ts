import { CsvReader, type CsvRecord } from '../reading/read-csv.ts';

/** The header and the rows in the text of a table of `sql/reference/`. A blank cell is an empty text, a blank line no row. */
export function readCsvTable(csv: string): { header: string[]; rows: string[][] } {
  const records: string[][] = [];
  const taker = { record: ({ cells }: CsvRecord) => void records.push(cells), line: () => false };
  const reader = new CsvReader(',', taker);
  reader.push(csv);
  reader.end();
  const [header = [], ...rows] = records.filter((cells) => cells.join() !== '');
  return { header, rows };
}
