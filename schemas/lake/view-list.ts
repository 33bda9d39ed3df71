import * as z from 'zod';
import { Sha256 } from '../api/common.ts';
import { ReferenceEdition } from './reference-edition.ts';

/** Key of the list of deployed views in the lake bucket. */
export const VIEW_LIST_KEY = 'views/deployed.json';

const DeployedView = z.strictObject({
  view: z.string(),
  layer: z.enum(['staging', 'intermediate', 'marts']),
  sql: z.string(),
  sha256: Sha256,
  /** Tables and views that it reads. */
  reads: z.array(z.string()),
  /** A release stores its rows as a table, which the other views of the release read. */
  isWritten: z.boolean(),
  /** Columns that identify its rows. */
  key: z.array(z.string()),
});
export type DeployedView = z.infer<typeof DeployedView>;

/**
 * The views of the latest deployment with their SQL, in dependency order. A release is made with these views and cites
 * them.
 */
export const ViewList = z.array(DeployedView);
export type ViewList = z.infer<typeof ViewList>;

/** The result of the latest successful deployment. One object, so that no reader sees parts of two deployments. */
export const Deployed = z.strictObject({
  views: ViewList,
  /** The reference tables that the views were deployed with. */
  reference: z.array(ReferenceEdition),
});
export type Deployed = z.infer<typeof Deployed>;
