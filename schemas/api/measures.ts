import * as z from 'zod';
import { Measure, ProfileId } from '../measures/measure.ts';
import { UNIT_LEVELS } from '../unit-levels.ts';
import { wholeNumberText } from './numbers.ts';

export const MeasureList = z
  .strictObject({ results: z.array(Measure) })
  .meta({ id: 'MeasureList', title: 'Measures' });

/** One figure of a measure with everything needed to cite it. */
export const MeasureFigure = z
  .strictObject({
    measure: z.string(),
    profile: ProfileId,
    collectionYear: z.int(),
    unitLevel: z.enum(UNIT_LEVELS),
    unitCode: z.string(),
    breakdown: z.string(),
    category: z.string(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    value: z.number().nullable(),
    intervalLow: z.number().nullable(),
    intervalHigh: z.number().nullable(),
    availability: z.string().meta({
      description:
        'available; x: not available; c: hidden, because it would reveal another council’s figure; or the symbol with which a figure was published',
    }),
    councilsCounted: z.int().nullable(),
    councilsTotal: z.int().nullable(),
    basis: z.enum(['computed', 'published']).meta({
      description: "computed: by this service from councils' returns; published: by DfE",
    }),
    release: z.int(),
    source: z.string(),
  })
  .meta({ id: 'MeasureFigure', title: 'Figure of a measure' });
export type MeasureFigure = z.infer<typeof MeasureFigure>;

export const MeasureData = z
  .strictObject({ release: z.int(), measure: z.string(), results: z.array(MeasureFigure) })
  .meta({ id: 'MeasureData', title: 'Figures of a measure in a release' });

/** Query of GET /api/v1/measures/{id} */
export const MeasureQuery = z.object({
  profile: ProfileId.optional().meta({
    description:
      'Family of definitions, if a measure has several. Default: the first in the catalogue',
  }),
});

/** Query of GET /api/v1/measures/{id}/data */
export const MeasureDataQuery = z.object({
  release: wholeNumberText(1, 999_999).optional(),
  unit: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Code of a council, a region, a group of councils or England' }),
  year: wholeNumberText(2000, 2100).optional(),
  breakdown: z.string().max(40).optional().meta({
    description: 'One of the breakdowns of the measure. Default: all children, by age and by sex',
    example: 'placement_type',
  }),
  format: z.enum(['json', 'csv']).default('json'),
});
export type MeasureDataQuery = z.infer<typeof MeasureDataQuery>;
