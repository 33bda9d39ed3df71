import * as z from 'zod';
import { LaCode } from './common.ts';

const Region = z.strictObject({ code: z.string(), name: z.string() });

export const CouncilSummary = z
  .strictObject({
    laCode: LaCode,
    gssCode: z.string(),
    name: z.string(),
    type: z.string(),
    region: Region,
  })
  .meta({ id: 'CouncilSummary', title: 'Council' });
export type CouncilSummary = z.infer<typeof CouncilSummary>;

export const CouncilList = z
  .strictObject({ release: z.int(), results: z.array(CouncilSummary) })
  .meta({ id: 'CouncilList', title: 'Councils that the user may see, by name' });

/** GET /api/v1/councils?search= */
export const CouncilSearch = z.object({
  search: z
    .string()
    .trim()
    .max(100, 'Search for up to 100 characters.')
    .default('')
    .meta({ description: 'Any part of a name, or the three-digit code' }),
});

export const Council = z
  .strictObject({
    ...CouncilSummary.shape,
    release: z.int(),
    predecessors: z.array(Region),
    neighbours: z.array(
      z.strictObject({
        rank: z.int(),
        laCode: z.string(),
        name: z.string(),
        closeness: z.string(),
      }),
    ),
    returnsInForce: z.array(
      z.strictObject({ collectionYear: z.int(), submission: z.string(), sequence: z.int() }),
    ),
  })
  .meta({ id: 'Council', title: 'Council and its returns in force in the newest release' });
export type Council = z.infer<typeof Council>;
