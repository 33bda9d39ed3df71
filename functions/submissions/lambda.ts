import { createHttpDependencies } from '../shared/adapters/aws/http-dependencies.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler(
  await createHttpDependencies('submissions', import.meta.dirname),
);
