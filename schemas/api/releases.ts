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
    .array(
      z.strictObject({
        key: z.string(),
        size: z.int(),
        /** Undefined for a release that an earlier version of the service made. */
        sha256: z.string().optional(),
      }),
    )
    .meta({ description: 'Its Parquet files' }),
});

/** `manifest.json`: the last object of a release. It makes the release published, which then never changes. */
export const ReleaseManifest = z
  .strictObject({
    release: z.int().meta({ description: 'Number of the release, from 1' }),
    publishedAt: Instant,
    requestedBy: z.string(),
    note: z.string(),
    returns: z.array(LedgerEntryUsed).meta({ description: 'Accepted returns that were in force' }),
    views: z.array(z.strictObject({ view: z.string(), sha256: Sha256 })).meta({
      description: 'SHA-256 of the SQL of every view used by the release',
    }),
    reference: z
      .array(z.strictObject({ table: z.string(), sha256: Sha256, location: z.string() }))
      .meta({
        description:
          'Reference tables used by the release: SHA-256 of the Parquet file of each, and its folder in the lake',
      }),
    marts: z.array(z.strictObject({ mart: z.string(), rows: z.int(), sha256: Sha256 })).meta({
      description: 'Rows of every mart, and the SHA-256 of its rows as JSON lines in order',
    }),
    database: z.string().meta({
      description: 'Name in SQL of the database with the tables of the release: release_000001',
    }),
    tables: z.array(ReleasedTable).meta({
      description: 'Every view that was written as a table, and its folder in the lake',
    }),
    units: z.int().meta({
      description: 'Number of documents of councils, regions, groups of councils and England',
    }),
    documents: z
      .array(z.strictObject({ key: z.string(), sha256: Sha256 }))
      .optional()
      .meta({
        description:
          'Every document of the release and its SHA-256. Left out by releases of earlier versions of the service',
      }),
  })
  .meta({ id: 'ReleaseManifest', title: 'Manifest of a release' });
export type ReleaseManifest = z.infer<typeof ReleaseManifest>;

const ReleaseProgress = z.strictObject({
  stepsDone: z.int(),
  stepsTotal: z.int().optional().meta({ description: 'Not known before the release has begun' }),
  doing: z.string().meta({
    description: 'The current step',
    example: 'Writing the table int_child_year',
  }),
});
export type ReleaseProgress = z.infer<typeof ReleaseProgress>;

/** `draft.json`: the content of the manifest after an analyst publishes the release. Until then only analysts can see it. */
export const ReleaseDraft = ReleaseManifest.omit({ publishedAt: true }).extend({
  draftedAt: Instant,
});

/**
 * `decision.json`: whether a release is published or discarded. It is created once, so that it is never both. An analyst
 * decides on a draft. Any other release is published when it is complete, and discarded when it has failed for good.
 */
export const ReleaseDecision = z.strictObject({
  decision: z.enum(['publish', 'discard']),
  at: Instant,
  by: z.string(),
});
export type ReleaseDecision = z.infer<typeof ReleaseDecision>;

export const ReleaseStatus = z
  .strictObject({
    release: z.int(),
    status: z.enum(['publishing', 'draft', 'published', 'discarded', 'failed']).meta({
      description: 'draft: calculated, and waiting for an analyst to publish or discard it',
    }),
    isDraft: z.boolean().optional().meta({
      description: 'True when it was requested as a draft, which an analyst has to publish',
    }),
    requestedAt: Instant,
    note: z.string(),
    publishedAt: Instant.optional(),
    returns: z.int().optional().meta({ description: 'Number of accepted returns in it' }),
    manifest: ReleaseManifest.optional(),
    failure: z.string().optional(),
    progress: ReleaseProgress.optional().meta({
      description: 'Progress while the release is being published, or at the time it stopped',
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
      .max(500, 'The note can have up to 500 characters.')
      .default('')
      .meta({ description: 'Reason for this release' }),
    draft: z
      .union([z.boolean(), z.literal('yes').transform(() => true)])
      .default(false)
      .meta({
        description:
          'Calculate the release as a draft. An analyst can then review what changed before publishing it',
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

/** `rebuilds/0001.json` of a release: the result of a rebuild. They are numbered, and the last one counts. */
export const ReleaseRebuild = z.strictObject({
  at: Instant,
  /**
   * `differs`: the rebuilt rows are not those of the manifest. `documents-differ`: documents that were cut again are not
   * those of the manifest, so they were not written.
   */
  outcome: z.enum(['rebuilt', 'differs', 'documents-differ']),
  /** The tables and their files after the rebuild. Engines choose new file names each time. */
  tables: z.array(ReleasedTable),
});
export type ReleaseRebuild = z.infer<typeof ReleaseRebuild>;

/** `units/<unit_code>.json`: every mart's rows for one council, region, group of councils or England. */
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

/** A council, region, group of councils or England in a release. */
export const Place = z.strictObject({
  unitCode: z.string(),
  unitLevel: z.enum(UNIT_LEVELS),
  name: z.string(),
  gssCode: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  /** Type of council or group, such as Unitary authority. Empty for regions and England. */
  type: z.string(),
  /** False for a council that did not exist on the day when the release was requested. */
  isLive: z.boolean(),
});
export type Place = z.infer<typeof Place>;

/** places.json of a release. */
export const PlaceList = z.array(Place);
