import type { LakeColumn } from './lake/columns.ts';
import { WRITTEN_VIEWS } from './views.generated.ts';
import type { WrittenView } from './written-view.ts';

/** A view as its sidecar describes it, for the data dictionary. */
interface DescribedView extends Omit<WrittenView, 'columns'> {
  readonly columns: readonly (Omit<LakeColumn, 'type'> & { readonly type: string })[];
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
