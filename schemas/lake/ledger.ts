import * as z from 'zod';
import { columnsOf, type LakeTable } from './columns.ts';
import { RETURN_PARTITIONS } from './return-table.ts';

/** One line of the ledger: a return put in force, or taken out of it. Its object also names the partition it lies in. */
export const LedgerEntry = z.object({
  sequence: z.int32().min(1).meta({ description: 'Number of the entry in its partition, from 1.' }),
  action: z
    .enum(['accept', 'withdraw'])
    .meta({ description: 'accept: the submission comes into force; withdraw: it never counts.' }),
  submission_id: z.string().min(1).meta({ description: 'The submission.' }),
  at: z.iso.datetime().meta({ description: 'When the entry was made, in UTC.' }),
  by: z.string().min(1).meta({ description: 'Subject of the user who accepted or withdrew it.' }),
});
export type LedgerEntry = z.output<typeof LedgerEntry>;

/** The ledger as a table. In force: the accept entry of the highest sequence whose submission is not withdrawn. */
export const LEDGER: LakeTable = {
  name: 'ledger',
  description: 'Which submission is in force for each return, council and year, entry by entry.',
  format: 'json-lines',
  location: 'ledger',
  partitions: [
    { name: 'return_type', type: 'varchar', nullable: false, description: 'Id of the return.' },
    ...RETURN_PARTITIONS,
  ],
  columns: columnsOf(LedgerEntry),
  // Every view of returns reads the ledger: it must not cost a listing for each council and year that there could be.
  rowsNamePartitions: true,
};
