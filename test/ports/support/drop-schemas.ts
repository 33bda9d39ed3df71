import type { QueryEngine } from '../../../functions/shared/ports/query-engine.ts';

/** Drops the database of a lake and those of its releases, whose names start with its own. */
export async function dropSchemas(engine: QueryEngine, lake: string): Promise<void> {
  const schemas = await engine.query(
    'select schema_name as name from information_schema.schemata where starts_with(schema_name, ?)',
    [lake],
  );
  for (const { name } of schemas) await engine.execute(`drop schema ${name} cascade`);
}
