import { join } from 'node:path';
import {
  type Deployment,
  defineViews,
  deployViews,
} from '../../../functions/deploy-views/deploy-views.ts';
import { inDependencyOrder, readViews } from '../../../functions/deploy-views/views.ts';
import type { QueryEngine } from '../../../functions/shared/ports/query-engine.ts';
import type { TrinoCluster } from '../../../infra/local/engine-settings.ts';
import { createFolderStore } from '../../../infra/local/folder-store.ts';
import { openEngine } from '../../../infra/local/open-engine.ts';
import type { Answers } from './differences.ts';

/** Both engines over one lake. */
export interface Readers {
  readonly trino: QueryEngine;
  /** The result of deploying the views on Trino. */
  readonly deployment: Deployment;
  /** All rows of a view from both engines. */
  read(view: string): Promise<Answers>;
  /** A table of the views read so far: rows and seconds of each engine. */
  report(): string;
  close(): Promise<void>;
}

interface Places {
  readonly dataFolder: string;
  readonly lakeFolder: string;
  readonly sqlFolder: string;
  readonly cluster: TrinoCluster;
}

export async function openReaders(places: Places): Promise<Readers> {
  const { dataFolder, lakeFolder, sqlFolder, cluster } = places;
  const trino = await openEngine(cluster, { lakeFolder, sqlFolder });
  const lake = createFolderStore({ folder: lakeFolder, scratch: join(dataFolder, 'scratch') });
  const deployment = await deployViews({ lake, engine: trino, sqlFolder });
  const duckdb = await openEngine('duckdb', { lakeFolder, sqlFolder });
  await defineViews(duckdb, inDependencyOrder(await readViews(sqlFolder)));
  const lines: string[] = [];
  return {
    trino,
    deployment,
    async read(view) {
      const sql = `select * from ${view}`;
      const from = Date.now();
      const rowsOfDuckdb = await duckdb.query(sql);
      const between = Date.now();
      const rowsOfTrino = await trino.query(sql);
      const took = [between - from, Date.now() - between].map((ms) => (ms / 1000).toFixed(1));
      const cells = [rowsOfDuckdb.length, rowsOfTrino.length, ...took];
      lines.push(`${view.padEnd(40)}${cells.map((cell) => String(cell).padStart(12)).join('')}`);
      return { duckdb: rowsOfDuckdb, trino: rowsOfTrino };
    },
    report: () => `\n${[HEADER, ...lines].join('\n')}\n`,
    close: () => duckdb.close(),
  };
}

const HEADER = `${'view'.padEnd(40)}${['DuckDB rows', 'Trino rows', 'DuckDB s', 'Trino s'].map((name) => name.padStart(12)).join('')}`;
