import { editionTable, type ReferenceEdition } from '../../../schemas/lake/reference-edition.ts';
import type { QueryEngine } from '../ports/query-engine.ts';

/** Defines the given editions of reference tables in a database, independent of the lake's current ones. May be repeated. */
export async function defineEditions(
  editions: readonly ReferenceEdition[],
  database: string,
  engine: QueryEngine,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const edition of editions) {
    const { location } = edition;
    await engine.defineTable({ database, table: editionTable(edition), location }, { signal });
  }
}
