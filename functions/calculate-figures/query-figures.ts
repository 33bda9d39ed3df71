import * as z from 'zod';
import { asListed, type LakeTable } from '../../schemas/lake/columns.ts';
import { LEDGER, type LedgerEntry } from '../../schemas/lake/ledger.ts';
import type { Deployed, DeployedView, ViewList } from '../../schemas/lake/view-list.ts';
import { MART_ROWS, type MartRow } from '../../schemas/marts.ts';
import { OWN_MARTS } from '../shared/figures/wanted-views.ts';
import { defineEditions } from '../shared/lake/define-editions.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import type { FiguresDependencies } from './dependencies.ts';

interface Side {
  readonly laCode: string;
  /** A database that only this calculation uses. */
  readonly database: string;
  /** Folder of the lake bucket that holds the files of the returns and the written tables. */
  readonly place: string;
  readonly side: string;
  /** The entries that the views read as the ledger. */
  readonly entries: readonly LedgerEntry[];
}

interface Definitions extends Deployed {
  /** The tables of returns that have files under `place`. */
  readonly tables: readonly LakeTable[];
}

/** A council's rows of the marts that contain its own figures. */
export interface OwnRows {
  readonly indicator: readonly MartRow<'indicator'>[];
  readonly cohort: readonly MartRow<'cohort'>[];
}

/** The council's own rows, calculated from the returns in the ledger entries. Empty when there are no entries. */
export async function queryFigures(
  side: Side,
  definitions: Definitions,
  { lake, engine }: Pick<FiguresDependencies, 'lake' | 'engine'>,
  signal: AbortSignal | undefined,
): Promise<OwnRows> {
  const { laCode, database, entries, place } = side;
  if (entries.length === 0) return { indicator: [], cohort: [] };
  const ledger = `${place}/${side.side}/ledger`;
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  await lake.put(`${ledger}/entries.json`, lines, 'application/json');
  try {
    await engine.openDatabase({ name: database, tables: [] }, { signal });
    await engine.defineTable({ database, table: asListed(LEDGER), location: ledger }, { signal });
    for (const table of definitions.tables) {
      const location = `${place}/${table.name}`;
      await engine.defineTable({ database, table, location }, { signal });
    }
    await defineEditions(definitions.reference, database, engine, signal);
    await defineViews(definitions.views, side, engine, signal);
    const [indicator, cohort] = await Promise.all(
      OWN_MARTS.map((mart) =>
        engine.query(
          `select * from ${mart} where unit_level = 'council' and unit_code = ?`,
          [laCode],
          { database, signal },
        ),
      ),
    );
    return {
      indicator: z.array(MART_ROWS.indicator).parse(indicator),
      cohort: z.array(MART_ROWS.cohort).parse(cohort),
    };
  } finally {
    // The rows have been read, so the database would only fill the catalogue.
    await engine.dropDatabase(database);
  }
}

/** Defines each view as soon as the views that it reads are ready. A view marked as written becomes a table. */
async function defineViews(
  views: ViewList,
  { database, place, side }: Side,
  engine: QueryEngine,
  signal: AbortSignal | undefined,
): Promise<void> {
  const define = async ({ view, sql, isWritten }: DeployedView): Promise<void> => {
    const options = { database, signal };
    if (!isWritten)
      return await engine.execute(`create or replace view ${view} as\n${sql}`, options);
    const location = `${place}/${side}/${view}`;
    await engine.writeTable(sql, { database, table: view, location, sortedBy: [] }, { signal });
  };
  const ready = new Map<string, Promise<void>>();
  for (const view of views) {
    const before = view.reads.map((name) => ready.get(name));
    ready.set(
      view.view,
      Promise.all(before).then(() => define(view)),
    );
  }
  // Wait for all, even after a failure: the caller drops the database next.
  const ended = await Promise.allSettled(ready.values());
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
