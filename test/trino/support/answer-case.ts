import { readsOf } from '../../../functions/deploy-views/views.ts';
import type { QueryEngine, ResultRow } from '../../../functions/shared/ports/query-engine.ts';
import type { CaseRow, DocumentedView, ViewCase } from '../../../infra/sidecars/sidecar.ts';
import { LAKE_TABLES } from '../../../schemas/lake.ts';
import { type TypedColumn, textLiteral, valuesOf } from './values.ts';

const TABLES = new Map(LAKE_TABLES.map((table) => [table.name, table]));

/** A view that expands to more views than this takes Trino seconds to plan. */
const MOST_WRITTEN_OUT = 2;

type Views = ReadonlyMap<string, DocumentedView>;

/** Runs the case of a view on the engine. */
export interface CaseAnswers {
  answer(view: DocumentedView, given: ViewCase): Promise<readonly ResultRow[]>;
}

/**
 * Makes one select of each case: the given rows as values, and each view in between as a step. A view that expands to
 * many others is queried first, and its answer used as values. Nothing is created on the cluster.
 */
export function createCaseAnswers(engine: QueryEngine, views: Views): CaseAnswers {
  const weights = weightsOf(views);
  return {
    async answer(view, given) {
      const asked = new Map<string, Promise<readonly ResultRow[]>>();
      const ask = (upstream: DocumentedView): Promise<readonly ResultRow[]> => {
        const before = asked.get(upstream.name);
        const answer = before ?? select(upstream).then((sql) => engine.query(sql));
        asked.set(upstream.name, answer);
        return answer;
      };
      const select = async (target: DocumentedView): Promise<string> => {
        const steps = givenSteps(views, view, given);
        await addView(target, { views, weights, steps, ask });
        const texts = [...steps].map(([name, sql]) => `${name} as (\n${sql}\n)`);
        return `with ${texts.join(',\n')}\nselect * from ${target.name}`;
      };
      return await engine.query(`${await select(view)}${whereOf(given.only ?? {})}`);
    },
  };
}

interface Making {
  readonly views: Views;
  readonly weights: ReadonlyMap<string, number>;
  /** The steps so far: SQL by name. */
  readonly steps: Map<string, string>;
  readonly ask: (view: DocumentedView) => Promise<readonly ResultRow[]>;
}

async function addView(view: DocumentedView, making: Making): Promise<void> {
  const { views, weights, steps, ask } = making;
  for (const name of readsOf(view)) {
    if (steps.has(name)) continue;
    const upstream = views.get(name);
    if (upstream === undefined) addEmptyTable(name, steps);
    else if ((weights.get(name) ?? 0) <= MOST_WRITTEN_OUT) await addView(upstream, making);
    else steps.set(name, valuesOf(upstream.columns, await ask(upstream)));
  }
  steps.set(view.name, view.sql);
}

function addEmptyTable(name: string, steps: Map<string, string>): void {
  const table = TABLES.get(name);
  // Any other name after "from" is a column.
  if (table !== undefined) steps.set(name, valuesOf([...table.columns, ...table.partitions], []));
}

function givenSteps(views: Views, view: DocumentedView, { given }: ViewCase): Map<string, string> {
  return new Map(
    Object.entries(given).map(([name, rows]) => {
      const filled = rows.map((row) => ({ ...view.defaults?.[name], ...row }));
      return [name, valuesOf(columnsOf(views, name), filled)];
    }),
  );
}

function columnsOf(views: Views, name: string): readonly TypedColumn[] {
  const table = TABLES.get(name);
  if (table !== undefined) return [...table.columns, ...table.partitions];
  const view = views.get(name);
  if (view === undefined) throw new Error(`There is no table or view ${name}.`);
  return view.columns;
}

/** The number of views that each expands to: itself, and every view that it reads, each time it reads it. */
function weightsOf(views: Views): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const weigh = (view: DocumentedView): number => {
    const known = weights.get(view.name);
    if (known !== undefined) return known;
    const read = [...readsOf(view)].flatMap((name) => views.get(name) ?? []);
    const weight = 1 + read.reduce((sum, upstream) => sum + weigh(upstream), 0);
    weights.set(view.name, weight);
    return weight;
  };
  for (const view of views.values()) weigh(view);
  return weights;
}

function whereOf(only: CaseRow): string {
  const conditions = Object.entries(only).map(
    ([name, cell]) => `"${name}" = ${typeof cell === 'string' ? textLiteral(cell) : String(cell)}`,
  );
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}
