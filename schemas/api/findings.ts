import * as z from 'zod';
import { FindingNote } from './notes.ts';

export const FindingSeverity = z.enum(['error', 'query', 'note']).meta({
  description:
    'error: fix it, or explain it where it is not blocking; query: confirm an unlikely value; note: for information',
});
export type FindingSeverity = z.infer<typeof FindingSeverity>;

export const FindingKind = z.enum(['rule', 'shape', 'file']).meta({
  description: 'rule: a validation rule of the return; shape: a cell or a row; file: a whole file',
});
export type FindingKind = z.infer<typeof FindingKind>;

const FoundField = z.strictObject({
  name: z.string().meta({ description: 'Column' }),
  value: z
    .string()
    .nullable()
    .meta({ description: 'What the cell holds, up to 40 characters; null when it is blank' }),
});

/** One thing found in a return: findings.jsonl holds one a line, by table, line and code. */
export const Finding = z
  .strictObject({
    code: z.string().meta({ description: 'Code of the rule, or words such as `missing-column`' }),
    kind: FindingKind,
    severity: FindingSeverity,
    blocking: z.boolean().meta({ description: 'True when the return cannot be accepted with it' }),
    title: z.string(),
    message: z.string().meta({ description: 'What is wrong' }),
    fix: z.string().meta({ description: 'How to fix it' }),
    table: z.string().optional(),
    file: z.string().optional().meta({ description: 'Name of the file as the council gave it' }),
    line: z.int().optional().meta({ description: 'Line of the file; the first is 1' }),
    column: z.int().optional().meta({
      description: 'Character of the line at which the value’s element begins, in XML alone',
    }),
    row: z.int().optional().meta({ description: 'Row of the table; the first is 1' }),
    start: z.string().optional().meta({
      description: 'Day on which the row begins, which tells it from other rows of the child',
    }),
    child: z
      .string()
      .optional()
      .meta({ description: 'Identifier of the child as the council sent it' }),
    lastYear: z
      .literal(true)
      .optional()
      .meta({ description: 'There when the row is one of last year’s return' }),
    fields: z.array(FoundField),
  })
  .meta({ id: 'Finding', title: 'Finding' });
export type Finding = z.infer<typeof Finding>;

/** A finding with the numbers by which it and its child can be asked for, and the council's note on it. */
export const NumberedFinding = Finding.extend({
  number: z.int().meta({ description: 'Number of the finding in its submission' }),
  childNumber: z.int().optional().meta({
    description: 'Number of the child in this submission: asks for all findings of the same child',
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
        leftOut: z.int().meta({ description: 'Further rows of the child, which are not kept' }),
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
      .meta({ description: 'Left out once the uploaded files have expired' }),
  })
  .meta({ id: 'ChildReport', title: 'One child’s findings and rows' });
export type ChildReport = z.infer<typeof ChildReport>;
