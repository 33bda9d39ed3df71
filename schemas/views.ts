import type { LakeColumn } from './lake/columns.ts';
import { WRITTEN_VIEWS } from './views.generated.ts';

/** A view as its sidecar describes it, for the data dictionary. */
interface DescribedView extends Omit<WrittenView, 'columns'> {
  readonly columns: readonly (Omit<LakeColumn, 'type'> & { readonly type: string })[];
}

/** The same with each column as one line, to keep Lambda bundles small. */
export interface WrittenView {
  readonly name: string;
  /** Folder under sql/. */
  readonly layer: 'staging' | 'intermediate' | 'marts';
  /** Ends with the grain: `One row per …`. */
  readonly description: string;
  /** Columns that together identify a row. Empty for a view that may have identical rows. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

/** Every view of `sql/`, ordered by layer and name. */
export const VIEWS: readonly DescribedView[] = WRITTEN_VIEWS.map((view) => ({
  ...view,
  columns: view.columns.map(columnOf),
}));

function columnOf(line: string): DescribedView['columns'][number] {
  const [name = '', type = '', ...description] = line.split(' ');
  return {
    name,
    type: type.replace('?', ''),
    nullable: type.endsWith('?'),
    description: description.join(' '),
  };
}
