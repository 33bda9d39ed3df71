import type { LakeColumn } from './lake/columns.ts';

/** What the sidecar of a view says of it, for the data dictionary. */
export interface DescribedView {
  readonly name: string;
  /** Folder under sql/. */
  readonly layer: 'staging' | 'intermediate' | 'marts';
  /** Ends with the grain: `One row per …`. */
  readonly description: string;
  /** Columns that no two rows share; none for a view that may hold rows alike. */
  readonly key: readonly string[];
  readonly columns: readonly (Omit<LakeColumn, 'type'> & { readonly type: string })[];
}
