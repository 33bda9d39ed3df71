import * as z from 'zod';

export const FindingSeverity = z.enum(['error', 'query', 'note']).meta({
  description:
    'error: mend it, or explain it where it is not blocking; query: confirm an unlikely value; note: for information',
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
    mend: z.string().meta({ description: 'How to mend it' }),
    table: z.string().optional(),
    file: z.string().optional().meta({ description: 'Name of the file as the council gave it' }),
    line: z.int().optional().meta({ description: 'Line of the file; the first is 1' }),
    child: z
      .string()
      .optional()
      .meta({ description: 'Identifier of the child as the council sent it' }),
    fields: z.array(FoundField),
  })
  .meta({ id: 'Finding', title: 'Finding' });
export type Finding = z.infer<typeof Finding>;

/** GET …/findings as JSON: `childNumber` asks for all findings of the same child. */
export const FindingPage = z
  .strictObject({
    paging: z.strictObject({
      page: z.int(),
      pageSize: z.int(),
      totalResults: z.int(),
      totalPages: z.int(),
    }),
    results: z.array(Finding.extend({ childNumber: z.int().optional() })),
  })
  .meta({ id: 'FindingPage', title: 'Page of findings' });
