import * as z from 'zod';
import { DEFINING, type DefiningField } from '../measures/kept-definition.ts';
import { UNIT_LEVELS } from '../unit-levels.ts';
import { Sha256 } from './common.ts';

const ReturnUsed = z.strictObject({ submission: z.string(), sequence: z.int() });

export const ReturnChange = z
  .strictObject({
    change: z.enum(['added', 'superseded', 'withdrawn']).meta({
      description:
        'added: the earlier release had no return of the council and year; superseded: a later one is in force; withdrawn: it counts no more, and the one before it is in force again where `after` names one',
    }),
    return: z.string().meta({ description: 'Id of the return' }),
    laCode: z.string(),
    collectionYear: z.int(),
    before: ReturnUsed.nullable(),
    after: ReturnUsed.nullable(),
  })
  .meta({ id: 'ReturnChange', title: 'Return that a release holds and the one before did not' });
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
  fields: z.array(FieldChange).meta({ description: 'What of it reads otherwise' }),
});

export const DefinitionChanges = z.strictObject({
  views: z.array(ViewChange),
  reference: z.array(ReferenceChange),
  measures: z
    .array(MeasureDefinitionChange)
    .nullable()
    .meta({ description: 'null where the earlier release did not keep its definitions' }),
});
export type DefinitionChanges = z.infer<typeof DefinitionChanges>;

const FigureThen = z.strictObject({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  councilsCounted: z.int().nullable().meta({ description: 'Councils that it is made of' }),
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
    by: z.number().nullable().meta({ description: 'After less before; null unless it moved' }),
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
    amount: z.number().meta({ description: 'A move of more than this is counted, in the unit' }),
    moved: z.int().meta({ description: 'Figures that moved by more than the amount' }),
    movedLess: z.int().meta({ description: 'Figures that changed by the amount or less' }),
    appeared: z.int(),
    disappeared: z.int(),
    cells: z.array(CellChange).meta({
      description:
        'Moves by more than the amount, the largest first, then what appeared, then what disappeared; not all where there are many',
    }),
  })
  .meta({ id: 'MeasureChanges', title: 'What became of the figures of a measure' });
export type MeasureChanges = z.infer<typeof MeasureChanges>;

/** changes.json of a release: calculated once, as the release is made. */
export const KeptChanges = z.strictObject({
  /** The release before; null where there was none. */
  since: z.int().nullable(),
  /** False where the engine could not read the tables of the release before. */
  isCompared: z.boolean(),
  measures: z.array(MeasureChanges),
});
export type KeptChanges = z.infer<typeof KeptChanges>;

export const ReleaseChanges = z
  .strictObject({
    release: z.int().nullable().meta({ description: 'null for the release that is to come' }),
    since: z.int().nullable().meta({ description: 'The release compared with; null for none' }),
    returns: z.array(ReturnChange),
    definitions: DefinitionChanges,
    figures: z.strictObject({
      of: z.enum(['every council', 'own councils', 'one unit', 'none']),
      note: z.string().meta({ description: 'What is compared and what is not, in words' }),
      measures: z.array(MeasureChanges),
    }),
  })
  .meta({ id: 'ReleaseChanges', title: 'What a release changed' });
export type ReleaseChanges = z.infer<typeof ReleaseChanges>;

// It becomes part of a key.
const Name = z
  .string()
  .regex(/^[\w-]{1,60}$/u, 'Give a name of letters, digits, hyphens and underscores.');

/** Query of GET /api/v1/releases/{n}/changes */
export const ReleaseChangesQuery = z.object({
  since: z.coerce.number().int().min(1).max(999_999).optional().meta({
    description: 'An earlier published release; the one before when left out',
  }),
  measure: Name.optional(),
  profile: z.string().max(20).optional(),
  unit: Name.optional().meta({
    description: 'Code of a council, region, group or England',
  }),
  amount: z.coerce.number().min(0).max(1_000_000).optional().meta({
    description: 'Count moves of more than this, in the unit of the measure, which is then named',
  }),
  format: z.enum(['json', 'csv']).default('json'),
  of: z.enum(['figures', 'returns', 'definitions']).default('figures').meta({
    description: 'What a CSV file holds',
  }),
});
export type ReleaseChangesQuery = z.infer<typeof ReleaseChangesQuery>;
