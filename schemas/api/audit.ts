import * as z from 'zod';
import { Instant, LaCode, Paging } from './common.ts';

const AuditRole = z.enum(['officer', 'inspector', 'analyst', 'operator']);

/** One view of restricted information, or one action on it. */
export const AuditEntry = z
  .strictObject({
    at: Instant,
    requestId: z.string(),
    user: z.strictObject({
      subject: z.string().meta({ description: 'The user, as identified by the OpenID provider' }),
      role: AuditRole,
      councils: z.array(LaCode),
    }),
    action: z.string().meta({ description: 'The route', example: 'GET /api/v1/submissions/{id}' }),
    subject: z.string().meta({ description: 'What was seen or acted on' }),
    outcome: z.enum(['allowed', 'refused']),
  })
  .meta({
    id: 'AuditEntry',
    title: 'Audit entry',
    description: 'Who saw or did what, and when. Contains no identifier of a child or worker.',
  });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Forms send blank fields as empty text. */
const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);

/** GET /api/v1/audit?date=&subject=&user=&role=&page=&pageSize= */
export const AuditQuery = z.object({
  ...Paging.shape,
  date: z
    .preprocess(blankIsAbsent, z.iso.date('Give the date as YYYY-MM-DD.').optional())
    .meta({ description: 'Day in UTC. Default: today' }),
  subject: z
    .preprocess(blankIsAbsent, z.string().trim().max(200, 'Use up to 200 characters.').optional())
    .meta({ description: 'Any part of what was seen or acted on, such as a submission number' }),
  user: z
    .preprocess(blankIsAbsent, z.string().trim().max(200, 'Use up to 200 characters.').optional())
    .meta({ description: 'The exact user, as in entries' }),
  role: z
    .preprocess(blankIsAbsent, AuditRole.optional())
    .meta({ description: 'Only entries of users with this role' }),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPage = z
  .strictObject({
    date: z.iso.date(),
    page: z.int(),
    pageSize: z.int(),
    total: z.int().meta({ description: 'Number of entries of the day that match the filters' }),
    results: z.array(AuditEntry),
  })
  .meta({ id: 'AuditPage', title: 'Audit entries of a day, newest first' });
export type AuditPage = z.infer<typeof AuditPage>;
