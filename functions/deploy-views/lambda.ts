import { join } from 'node:path';
import {
  createEngine,
  createWorkerDependencies,
} from '../shared/adapters/aws/worker-dependencies.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  lake: createWorkerDependencies().lake,
  engine: createEngine(),
  sqlFolder: join(import.meta.dirname, 'sql'),
});
