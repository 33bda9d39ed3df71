import * as z from 'zod';
import { UNIT_LEVELS } from '../unit-levels.ts';
import { Instant, Sha256 } from './common.ts';

const LedgerEntryUsed = z.strictObject({
  return: z.string().meta({ description: 'Id of the return' }),
  laCode: z.string(),
  collectionYear: z.int(),
  submission: z.string(),
  sequence: z.int(),
});

const ReleasedTable = z.strictObject({
  view: z.string(),
  location: z.string(),
  files: z
    .array(z.strictObject({ key: z.string(), size: z.int() }))
    .meta({ description: 'Its Parquet files' }),
});

/** manifest.json: the last object of a release, which makes it published. Nothing in a release changes afterwards. */
export const ReleaseManifest = z
  .strictObject({
    release: z.int().meta({ description: 'Number of the release, from 1' }),
    publishedAt: Instant,
    requestedBy: z.string(),
    note: z.string(),
    returns: z.array(LedgerEntryUsed).meta({ description: 'Accepted returns that were in force' }),
    views: z.array(z.strictObject({ view: z.string(), sha256: Sha256 })).meta({
      description: 'SHA-256 of the SQL of every view behind the release',
    }),
    reference: z
      .array(z.strictObject({ table: z.string(), sha256: Sha256, location: z.string() }))
      .meta({
        description:
          'Reference tables behind the release: SHA-256 of the Parquet file of each, and its folder in the lake',
      }),
    marts: z.array(z.strictObject({ mart: z.string(), rows: z.int(), sha256: Sha256 })).meta({
      description: 'Rows of every mart, and the SHA-256 of its rows as JSON lines in order',
    }),
    database: z.string().meta({
      description: 'Where the tables of the release are, for SQL: release_000001',
    }),
    tables: z.array(ReleasedTable).meta({
      description: 'Every view that was written out, and its folder in the lake',
    }),
    units: z
      .int()
      .meta({ description: 'Documents cut: councils, regions, groups of councils and England' }),
  })
  .meta({ id: 'ReleaseManifest', title: 'Manifest of a release' });
export type ReleaseManifest = z.infer<typeof ReleaseManifest>;

const ReleaseProgress = z.strictObject({
  stepsDone: z.int(),
  stepsTotal: z.int().optional().meta({ description: 'Not known before the release has begun' }),
  doing: z.string().meta({
    description: 'The step under way, in words',
    example: 'Writing the table int_child_year',
  }),
});
export type ReleaseProgress = z.infer<typeof ReleaseProgress>;

/** draft.json: all that the manifest of a release will say once an analyst publishes it. Until then nobody else sees the release. */
export const ReleaseDraft = ReleaseManifest.omit({ publishedAt: true }).extend({
  draftedAt: Instant,
});

/** decision.json: what became of a draft. It is created once, so that a draft is published or discarded, never both. */
export const DraftDecision = z.strictObject({
  decision: z.enum(['publish', 'discard']),
  at: Instant,
  by: z.string(),
});
export type DraftDecision = z.infer<typeof DraftDecision>;

export const ReleaseStatus = z
  .strictObject({
    release: z.int(),
    status: z.enum(['publishing', 'draft', 'published', 'discarded', 'failed']).meta({
      description: 'draft: calculated, and to be published or discarded by an analyst',
    }),
    isDraft: z
      .boolean()
      .optional()
      .meta({ description: 'True when it is published only once an analyst has said so' }),
    requestedAt: Instant,
    note: z.string(),
    publishedAt: Instant.optional(),
    returns: z.int().optional().meta({ description: 'Number of accepted returns in it' }),
    manifest: ReleaseManifest.optional(),
    failure: z.string().optional(),
    progress: ReleaseProgress.optional().meta({
      description: 'How far a release is that is being published, or was when it stopped',
    }),
  })
  .meta({ id: 'Release', title: 'Release' });
export type ReleaseStatus = z.infer<typeof ReleaseStatus>;

export const ReleaseList = z
  .strictObject({ results: z.array(ReleaseStatus) })
  .meta({ id: 'ReleaseList', title: 'Releases, newest first' });

/** POST /api/v1/releases */
export const NewRelease = z
  .strictObject({
    note: z
      .string()
      .trim()
      .max(500, 'The note may have up to 500 characters.')
      .default('')
      .meta({ description: 'Why this release is made' }),
    draft: z
      .union([z.boolean(), z.literal('yes').transform(() => true)])
      .default(false)
      .meta({
        description: 'Calculate it and wait: an analyst sees what changed and then publishes it',
      }),
  })
  .meta({ id: 'NewRelease', title: 'New release' });
export type NewRelease = z.infer<typeof NewRelease>;

/** request.json of a release. */
export const ReleaseRequest = z.strictObject({
  at: Instant,
  by: z.string(),
  note: z.string(),
  draft: z.boolean().optional(),
});
export type ReleaseRequest = z.infer<typeof ReleaseRequest>;

/** rebuild.json of a release: how it went when its tables were last written again. */
export const ReleaseRebuild = z.strictObject({
  at: Instant,
  /** Differing: the rows of its tables are not those of its manifest. */
  outcome: z.enum(['rebuilt', 'differs']),
});

/** units/<unit_code>.json: every mart's rows for one council, region, group of councils or England. */
export const UnitDocument = z.strictObject({
  release: z.int(),
  unitLevel: z.enum(UNIT_LEVELS),
  unitCode: z.string(),
  marts: z.record(
    z.string(),
    z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  ),
});
export type UnitDocument = z.infer<typeof UnitDocument>;

/** A council, region, group of councils or England as a release names it. */
export const Place = z.strictObject({
  unitCode: z.string(),
  unitLevel: z.enum(UNIT_LEVELS),
  name: z.string(),
  gssCode: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  /** Kind of council or of group, such as Unitary authority; empty for regions and England. */
  type: z.string(),
  /** False for a council that had ended, or had not begun, when the release was asked for. */
  isLive: z.boolean(),
});
export type Place = z.infer<typeof Place>;

/** places.json of a release. */
export const PlaceList = z.array(Place);
