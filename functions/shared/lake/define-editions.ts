import { editionTable, type ReferenceEdition } from '../../../schemas/lake/reference-edition.ts';
import type { QueryEngine } from '../ports/query-engine.ts';

/** Makes editions of reference tables tables of a database, whatever editions the lake's own hold. May be repeated. */
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
