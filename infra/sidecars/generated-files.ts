import { martsModule } from './marts-module.ts';
import { ruleIndexes } from './rule-index.ts';
import { readDocumentedViews } from './sidecar.ts';
import { viewsModule } from './views-module.ts';

/** The files that `npm run generate` makes, from the sidecars of a `sql/` folder and from the rules, by their path in the project. */
export async function generatedFiles(sqlFolder: string): Promise<ReadonlyMap<string, string>> {
  const views = [...(await readDocumentedViews(sqlFolder)).values()];
  return new Map([
    ['schemas/marts.generated.ts', martsModule(views)],
    ['schemas/views.generated.ts', viewsModule(views)],
    ...(await ruleIndexes()),
  ]);
}
