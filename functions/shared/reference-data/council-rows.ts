import * as z from 'zod';
import { readCsvTable } from './csv-table.ts';

const Rows = z.array(
  z.object({
    la_code: z.string(),
    gss_code: z.string(),
    name: z.string(),
    aliases: z.string(),
    valid_from: z.string(),
    valid_to: z.string(),
    successor_la_codes: z.string(),
    predecessor_la_codes: z.string(),
  }),
);

/** The columns read from a row of `ref_councils.csv`. A blank cell is an empty text. */
export type CouncilRow = z.infer<typeof Rows>[number];

/** The rows in the text of `ref_councils.csv`. Throws when a column is missing. */
export function councilRows(csv: string): CouncilRow[] {
  const { header, rows } = readCsvTable(csv);
  return Rows.parse(
    rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']))),
  );
}
