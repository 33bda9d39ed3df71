import * as z from 'zod';
import { Instant, LaCode } from './common.ts';

const ReleaseNumber = z
  .int('Give the number of a release, such as 1.')
  .min(1, 'Releases are numbered from 1.')
  .max(999_999, 'Release numbers have at most six digits.')
  .meta({ description: 'Number of a release', example: 1 });

/** POST /api/v1/evidence-packs */
export const NewEvidencePack = z
  .strictObject({
    laCode: LaCode,
    release: ReleaseNumber.optional().meta({ description: 'Default: the newest release' }),
  })
  .meta({ id: 'NewEvidencePack', title: 'New evidence pack', description: 'Requests a pack' });

/** The same request from a form, where everything is text. */
export const NewEvidencePackForm = z.strictObject({
  laCode: LaCode,
  release: z.preprocess(
    (text) => (text === '' || text === undefined ? undefined : Number(text)),
    ReleaseNumber.optional(),
  ),
});

export const EvidencePackStatus = z
  .strictObject({
    id: z.string().meta({ example: '823-1' }),
    laCode: LaCode,
    release: z.int(),
    status: z.enum(['building', 'ready', 'failed']),
    links: z.strictObject({
      self: z.string(),
      html: z.string(),
      manifest: z.string(),
      page: z.string(),
    }),
    failure: z.string().optional().meta({ description: 'What went wrong and what to do' }),
  })
  .meta({
    id: 'EvidencePackStatus',
    title: 'State of an evidence pack',
    description: 'Returned with status 202 until the pack is ready',
  });
export type EvidencePackStatus = z.infer<typeof EvidencePackStatus>;

/** `pack-request.json`: asks the worker for a pack. */
export const PackRequest = z.strictObject({
  laCode: LaCode,
  release: ReleaseNumber,
  requestedAt: Instant,
});
export type PackRequest = z.infer<typeof PackRequest>;
