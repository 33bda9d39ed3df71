import { martsModule } from './marts-module.ts';
import { readDocumentedViews } from './sidecar.ts';
import { viewsModule } from './views-module.ts';

/** The generated modules of a `sql/` folder, by their path in the project. */
export async function generatedModules(sqlFolder: string): Promise<ReadonlyMap<string, string>> {
  const views = [...(await readDocumentedViews(sqlFolder)).values()];
  return new Map([
    ['schemas/marts.generated.ts', martsModule(views)],
    ['schemas/views.generated.ts', viewsModule(views)],
  ]);
}
