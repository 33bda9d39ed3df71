import { createHttpDependencies } from '../shared/adapters/aws/http-dependencies.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler(
  await createHttpDependencies('council-figures', import.meta.dirname),
);
