import * as z from 'zod';
import { columnsOf, type LakeTable } from './columns.ts';

const Columns = z.object({
  sequence: z.int32().min(1).meta({
    description:
      'Number of the entry in its partition, in the order of acceptances and withdrawals. Numbers may be skipped.',
  }),
  action: z.enum(['accept', 'withdraw']).meta({
    description: 'accept: the submission comes into force; withdraw: it no longer counts.',
  }),
  submission_id: z.string().min(1).meta({ description: 'The submission.' }),
  at: z.iso.datetime().meta({ description: 'When it was accepted or withdrawn, in UTC.' }),
  by: z.string().min(1).meta({ description: 'Subject of the user who accepted or withdrew it.' }),
});

const Partitions = z.object({
  return_type: z.string().min(1).meta({ description: 'Id of the return.' }),
  collection_year: z
    .int32()
    .meta({ description: 'Year of the 31 March that ends the collection year.' }),
  la_code: z.string().min(1).meta({ description: 'DfE code of the council, three digits.' }),
});

/** One object of the ledger: a return came into force or was withdrawn. It also holds its own partition values. */
export const LedgerEntry = Columns.extend(Partitions.shape);
export type LedgerEntry = z.output<typeof LedgerEntry>;

/** The ledger as a table. In force: the accept entry of the highest sequence whose submission is not withdrawn. */
export const LEDGER: LakeTable = {
  name: 'ledger',
  description: 'Which submission is in force for each return, council and year, entry by entry.',
  format: 'json-lines',
  location: 'ledger',
  partitions: columnsOf(Partitions),
  columns: columnsOf(Columns),
  // Every view of returns reads the ledger: reading it must not list a folder for each possible council and year.
  rowsNamePartitions: true,
};
