import * as z from 'zod';
import { Sha256 } from '../api/common.ts';
import { ReferenceEdition } from './reference-edition.ts';

/** Where the list of what is deployed lies in the lake bucket. */
export const VIEW_LIST_KEY = 'views/deployed.json';

const DeployedView = z.strictObject({
  view: z.string(),
  layer: z.enum(['staging', 'intermediate', 'marts']),
  sql: z.string(),
  sha256: Sha256,
  /** Tables and views that it reads. */
  reads: z.array(z.string()),
  /** A release writes its rows out as a table, for all other views of the release to read. */
  isWritten: z.boolean(),
  /** Columns that tell its rows apart. */
  key: z.array(z.string()),
});
export type DeployedView = z.infer<typeof DeployedView>;

/** The views that were deployed last, in dependency order, with their SQL: a release is made by them and cites them. */
export const ViewList = z.array(DeployedView);
export type ViewList = z.infer<typeof ViewList>;

/** What the last deployment that ended well has put in place: one object, so that nobody sees halves of two. */
export const Deployed = z.strictObject({
  views: ViewList,
  /** The reference tables that the views were deployed with. */
  reference: z.array(ReferenceEdition),
});
export type Deployed = z.infer<typeof Deployed>;
