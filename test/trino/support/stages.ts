import type { TrinoCluster } from '../../../infra/local/engine-settings.ts';
import { runOnTrino } from '../../support/athena/trino-statement.ts';

/** The number of stages that Trino plans for a statement in a schema. */
export async function stagesOf(
  { url, catalog }: TrinoCluster,
  schema: string,
  statement: string,
): Promise<number> {
  const session = { trinoUrl: url, catalogue: catalog, schema };
  const explain = `explain (type distributed) ${statement}`;
  let plan = '';
  for await (const page of runOnTrino(session, explain, AbortSignal.timeout(120_000))) {
    if (page.error !== undefined) throw new Error(page.error.message);
    plan += (page.data ?? []).flat().join('\n');
  }
  return plan.match(/^Fragment \d+/gmu)?.length ?? 0;
}
