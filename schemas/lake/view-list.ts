import * as z from 'zod';

/** Where the list of deployed views lies in the lake bucket. */
export const VIEW_LIST_KEY = 'views/deployed.json';

/** The views that were deployed last, in dependency order, with the SHA-256 of their SQL: a release cites them. */
export const ViewList = z.array(
  z.strictObject({
    view: z.string(),
    layer: z.enum(['staging', 'intermediate', 'marts']),
    sha256: z.string(),
  }),
);
export type ViewList = z.infer<typeof ViewList>;
