import * as z from 'zod';
import { DEFINING, type DefiningField } from '../measures/kept-definition.ts';
import { UNIT_LEVELS } from '../unit-levels.ts';
import { Sha256 } from './common.ts';
import { decimalNumberText, wholeNumberText } from './numbers.ts';

const ReturnUsed = z.strictObject({ submission: z.string(), sequence: z.int() });

export const ReturnChange = z
  .strictObject({
    change: z.enum(['added', 'superseded', 'withdrawn']).meta({
      description:
        'added: the earlier release had no return of the council and year; superseded: a later one is in force; withdrawn: it is no longer in force, and `after` is the one before it, if there is one, which is in force again',
    }),
    return: z.string().meta({ description: 'Id of the return' }),
    laCode: z.string(),
    collectionYear: z.int(),
    before: ReturnUsed.nullable(),
    after: ReturnUsed.nullable(),
  })
  .meta({ id: 'ReturnChange', title: 'Return that differs between two releases' });
export type ReturnChange = z.infer<typeof ReturnChange>;

const Change = z.enum(['added', 'changed', 'removed']);

const ViewChange = z.strictObject({
  view: z.string(),
  change: Change,
  before: Sha256.nullable().meta({ description: 'SHA-256 of its SQL' }),
  after: Sha256.nullable(),
});

const ReferenceChange = z.strictObject({
  table: z.string(),
  change: Change,
  before: Sha256.nullable().meta({ description: 'SHA-256 of its Parquet file' }),
  after: Sha256.nullable(),
});

const FieldChange = z.strictObject({
  field: z.enum(Object.keys(DEFINING) as [DefiningField, ...DefiningField[]]),
  before: z.string(),
  after: z.string(),
});

const MeasureDefinitionChange = z.strictObject({
  measure: z.string(),
  profile: z.string(),
  title: z.string(),
  change: Change,
  fields: z.array(FieldChange).meta({ description: 'The parts of the definition that changed' }),
});

export const DefinitionChanges = z.strictObject({
  views: z.array(ViewChange),
  reference: z.array(ReferenceChange),
  measures: z
    .array(MeasureDefinitionChange)
    .nullable()
    .meta({ description: 'null when the earlier release did not store its definitions' }),
});
export type DefinitionChanges = z.infer<typeof DefinitionChanges>;

const FigureThen = z.strictObject({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  councilsCounted: z.int().nullable().meta({ description: 'Number of councils in the figure' }),
});
export type FigureThen = z.infer<typeof FigureThen>;

export const CellChange = z
  .strictObject({
    change: z.enum(['moved', 'appeared', 'disappeared']),
    collectionYear: z.int(),
    unitLevel: z.enum(UNIT_LEVELS),
    unitCode: z.string(),
    breakdown: z.string(),
    category: z.string(),
    by: z.number().nullable().meta({ description: 'After minus before; null unless it moved' }),
    before: FigureThen.nullable(),
    after: FigureThen.nullable(),
  })
  .meta({ id: 'CellChange', title: 'Figure that differs between two releases' });
export type CellChange = z.infer<typeof CellChange>;

export const MeasureChanges = z
  .strictObject({
    measure: z.string(),
    profile: z.string(),
    title: z.string(),
    unit: z.string(),
    basis: z.enum(['computed', 'published']),
    amount: z
      .number()
      .meta({ description: 'Changes of more than this are counted as moved, in the unit' }),
    moved: z.int().meta({ description: 'Number of figures that changed by more than the amount' }),
    movedLess: z
      .int()
      .meta({ description: 'Number of figures that changed by the amount or less' }),
    appeared: z.int(),
    disappeared: z.int(),
    cells: z.array(CellChange).meta({
      description:
        'Changes of more than the amount, largest first, then figures that appeared, then figures that disappeared. Not all are listed when there are many',
    }),
  })
  .meta({ id: 'MeasureChanges', title: 'How the figures of a measure changed' });
export type MeasureChanges = z.infer<typeof MeasureChanges>;

/** `changes.json` of a release, calculated once, when the release is made. */
export const KeptChanges = z.strictObject({
  /** The release before; null when there was none. */
  since: z.int().nullable(),
  /** False when the engine could not read the tables of the release before. */
  isCompared: z.boolean(),
  measures: z.array(MeasureChanges),
});
export type KeptChanges = z.infer<typeof KeptChanges>;

export const ReleaseChanges = z
  .strictObject({
    release: z.int().nullable().meta({ description: 'null for the next release' }),
    since: z.int().nullable().meta({ description: 'The earlier release; null when there is none' }),
    returns: z.array(ReturnChange),
    definitions: DefinitionChanges,
    figures: z.strictObject({
      of: z.enum(['every council', 'own councils', 'one unit', 'none']),
      note: z.string().meta({ description: 'What is compared and what is not' }),
      measures: z.array(MeasureChanges),
    }),
  })
  .meta({ id: 'ReleaseChanges', title: 'What a release changed' });
export type ReleaseChanges = z.infer<typeof ReleaseChanges>;

// Restricted, because it becomes part of a key.
const Name = z
  .string()
  .regex(/^[\w-]{1,60}$/u, 'Give a name of letters, digits, hyphens and underscores.');

/** Query of GET /api/v1/releases/{n}/changes */
export const ReleaseChangesQuery = z.object({
  since: wholeNumberText(1, 999_999).optional().meta({
    description: 'An earlier published release. Default: the one before',
  }),
  measure: Name.optional(),
  profile: z.string().max(20).optional(),
  unit: Name.optional().meta({
    description: 'Code of a council, region, group or England',
  }),
  amount: decimalNumberText(0, 1_000_000).optional().meta({
    description: 'Count changes of more than this, in the unit of the measure. Needs `measure`',
  }),
  format: z.enum(['json', 'csv']).default('json'),
  of: z.enum(['figures', 'returns', 'definitions']).default('figures').meta({
    description: 'Content of a CSV file',
  }),
});
export type ReleaseChangesQuery = z.infer<typeof ReleaseChangesQuery>;
