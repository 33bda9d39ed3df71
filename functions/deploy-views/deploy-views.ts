import { createHash } from 'node:crypto';
import type { ReferenceEdition } from '../../schemas/lake/reference-edition.ts';
import { type Deployed, VIEW_LIST_KEY, type ViewList } from '../../schemas/lake/view-list.ts';
import { REFERENCE_TABLES, type ReferenceTable } from '../../schemas/reference.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { type LoadedTables, loadReference } from './load-reference.ts';
import { inDependencyOrder, readsOf, readViews, type View } from './views.ts';

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

/**
 * Defines views in the order given. If one fails, only the views that read it fail too. If the engine supports shapes
 * (views without rows), each view is planned over shapes of the views that it reads. Planning it over the views
 * themselves, and over all that these read, would take most of the time of a start.
 */
export async function defineViews(
  engine: QueryEngine,
  inOrderOfReading: readonly View[],
): Promise<DefinedViews> {
  const failed: FailedView[] = [];
  const defineEach = async (views: readonly View[], define: (view: View) => Promise<void>) => {
    const defined: View[] = [];
    for (const view of views) {
      const reason = whyNot(view, failed) ?? (await problemOf(() => define(view)));
      if (reason === undefined) defined.push(view);
      else failed.push({ view: view.name, reason });
    }
    return defined;
  };
  const define = ({ name, sql }: View) =>
    engine.execute(`create or replace view ${name} as\n${sql}`);
  const { defineShape } = engine;
  if (defineShape === undefined) {
    return { views: namesOf(await defineEach(inOrderOfReading, define)), failed };
  }
  const shaped = await defineEach(inOrderOfReading, ({ name, sql }) => defineShape(name, sql));
  // From the last to the first, so that the views that a view reads are still shapes when it is defined.
  const defined = await defineEach(shaped.toReversed(), define);
  return { views: namesOf(defined.toReversed()), failed };
}

function whyNot(view: View, failed: readonly FailedView[]): string | undefined {
  const reads = readsOf(view);
  const broken = failed.find((other) => reads.has(other.view));
  return broken && `It reads ${broken.view}, which failed.`;
}

async function problemOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const namesOf = (views: readonly View[]): string[] => views.map(({ name }) => name);

/** Stores the deployed views with their SQL, and the reference tables that they read. Releases use and cite this list. */
async function writeViewList(
  lake: ObjectStore,
  views: readonly View[],
  editions: readonly ReferenceEdition[],
): Promise<void> {
  const list: ViewList = views.map((view) => ({
    view: view.name,
    layer: view.layer,
    sql: view.sql,
    sha256: createHash('sha256').update(view.sql).digest('hex'),
    reads: [...readsOf(view)],
    isWritten: view.isWritten || view.layer === 'marts',
    key: [...view.key],
  }));
  const deployed: Deployed = { views: list, reference: [...editions] };
  await lake.put(VIEW_LIST_KEY, JSON.stringify(deployed), 'application/json');
}
