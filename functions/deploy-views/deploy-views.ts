import { REFERENCE_TABLES, type ReferenceTable } from '../../schemas/reference.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { type LoadedTables, loadReference } from './load-reference.ts';
import { inDependencyOrder, readsOf, readViews, type View } from './views.ts';
import { writeViewList } from './write-view-list.ts';

export interface DeployViewsDeps {
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
  /** The project's `sql/` folder, or a copy of it. */
  readonly sqlFolder: string;
  /** Default: the reference tables of the service. */
  readonly referenceTables?: readonly ReferenceTable[];
}

interface FailedView {
  readonly view: string;
  readonly reason: string;
}

export interface DefinedViews {
  readonly views: readonly string[];
  readonly failed: readonly FailedView[];
}

export interface Deployment extends DefinedViews {
  readonly status: 'deployed' | 'failed';
  readonly tables: LoadedTables;
}

/** Loads the reference tables and defines every view. The result lists what was defined and why any view failed. */
export async function deployViews(deps: DeployViewsDeps): Promise<Deployment> {
  const { lake, sqlFolder, referenceTables = REFERENCE_TABLES } = deps;
  const tables = await loadReference(lake, sqlFolder, referenceTables);
  const views = inDependencyOrder(await readViews(sqlFolder));
  const defined = await defineViews(deps.engine, views);
  if (defined.failed.length > 0) return { status: 'failed', tables, ...defined };
  await writeViewList(lake, views, tables.editions);
  return { status: 'deployed', tables, ...defined };
}

/** Defines views in the order given. When one fails, only the views that read it fail too. */
export async function defineViews(
  engine: QueryEngine,
  inOrderOfReading: readonly View[],
): Promise<DefinedViews> {
  const views: string[] = [];
  const failed: FailedView[] = [];
  for (const view of inOrderOfReading) {
    const reason = await define(view, engine, failed);
    if (reason === undefined) views.push(view.name);
    else failed.push({ view: view.name, reason });
  }
  return { views, failed };
}

async function define(
  view: View,
  engine: QueryEngine,
  failed: readonly FailedView[],
): Promise<string | undefined> {
  const reads = readsOf(view);
  const broken = failed.find((other) => reads.has(other.view));
  if (broken !== undefined) return `It reads ${broken.view}, which failed.`;
  try {
    await engine.execute(`create or replace view ${view.name} as\n${view.sql}`);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
