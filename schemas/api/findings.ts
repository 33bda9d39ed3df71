import * as z from 'zod';
import { FindingNote } from './notes.ts';

export const FindingSeverity = z.enum(['error', 'query', 'note']).meta({
  description:
    'error: fix it, or explain it if it is not blocking; query: confirm an unlikely value; note: for information',
});
export type FindingSeverity = z.infer<typeof FindingSeverity>;

export const FindingKind = z.enum(['return', 'rule', 'shape', 'file']).meta({
  description:
    'return: a check of the whole return; rule: a validation rule of its rows; shape: a cell or a row; file: a whole file',
});
export type FindingKind = z.infer<typeof FindingKind>;

const FoundField = z.strictObject({
  name: z.string().meta({ description: 'Column' }),
  value: z
    .string()
    .nullable()
    .meta({ description: 'Value of the cell, up to 40 characters; null when it is blank' }),
});

/** One finding of a return. `findings.jsonl` has one per line, by table, line and code. */
export const Finding = z
  .strictObject({
    code: z.string().meta({ description: 'Code of the rule, or a name such as `missing-column`' }),
    kind: FindingKind,
    severity: FindingSeverity,
    blocking: z
      .boolean()
      .meta({ description: 'True when a return with this finding cannot be accepted' }),
    title: z.string(),
    message: z.string().meta({ description: 'What is wrong' }),
    fix: z.string().meta({ description: 'How to fix it' }),
    table: z.string().optional(),
    file: z.string().optional().meta({ description: 'Name of the file as the council gave it' }),
    line: z.int().optional().meta({ description: 'Line of the file; the first is 1' }),
    column: z.int().optional().meta({
      description: 'Position in the line at which the value’s element starts. XML only',
    }),
    row: z.int().optional().meta({ description: 'Row of the table; the first is 1' }),
    start: z.string().optional().meta({
      description: 'Start day of the row, which distinguishes it from other rows of the child',
    }),
    child: z
      .string()
      .optional()
      .meta({ description: 'Identifier of the child as the council sent it' }),
    lastYear: z
      .literal(true)
      .optional()
      .meta({ description: 'True when the row is from last year’s return' }),
    fields: z.array(FoundField),
  })
  .meta({ id: 'Finding', title: 'Finding' });
export type Finding = z.infer<typeof Finding>;

/** What a check of the whole return found. Names no child, row or value, so that it can stand beside the figures. */
export const WholeReturnResult = Finding.pick({
  code: true,
  severity: true,
  blocking: true,
  title: true,
  message: true,
  fix: true,
  table: true,
}).meta({ id: 'WholeReturnResult', title: 'Result of a check of the whole return' });
export type WholeReturnResult = z.infer<typeof WholeReturnResult>;

/** A finding with its number and its child's number, for requests, and the council's note on it. */
export const NumberedFinding = Finding.extend({
  number: z.int().meta({ description: 'Number of the finding in its submission' }),
  childNumber: z.int().optional().meta({
    description:
      'Number of the child in this submission, to request all findings of the same child',
  }),
  note: FindingNote.optional(),
}).meta({ id: 'NumberedFinding', title: 'Finding of a submission' });
export type NumberedFinding = z.infer<typeof NumberedFinding>;

const Paged = z.strictObject({
  page: z.int(),
  pageSize: z.int(),
  totalResults: z.int(),
  totalPages: z.int(),
});

/** GET …/findings as JSON. */
export const FindingPage = z
  .strictObject({ paging: Paged, results: z.array(NumberedFinding) })
  .meta({ id: 'FindingPage', title: 'Page of findings' });

const RowOfChild = z.strictObject({
  row: z.int().meta({ description: 'Row of the table; the first is 1' }),
  line: z.int().optional(),
  cells: z.array(z.string().nullable()).meta({ description: 'In the order of the columns' }),
});

/** The rows of one child that has findings, as they were read. */
export const RowsOfChild = z
  .strictObject({
    number: z.int(),
    child: z.string(),
    tables: z.array(
      z.strictObject({
        table: z.string(),
        file: z.string(),
        columns: z.array(z.string()),
        rows: z.array(RowOfChild),
        leftOut: z
          .int()
          .meta({ description: 'Number of further rows of the child, which are not kept' }),
      }),
    ),
  })
  .meta({ id: 'RowsOfChild', title: 'Rows of one child' });
export type RowsOfChild = z.infer<typeof RowsOfChild>;

/** GET …/children/{child} */
export const ChildReport = z
  .strictObject({
    child: z.string(),
    childNumber: z.int(),
    findings: z.array(NumberedFinding).meta({ description: 'The first 200' }),
    totalFindings: z.int(),
    tables: RowsOfChild.shape.tables
      .optional()
      .meta({ description: 'Missing after the uploaded files have expired' }),
  })
  .meta({ id: 'ChildReport', title: 'One child’s findings and rows' });
export type ChildReport = z.infer<typeof ChildReport>;
