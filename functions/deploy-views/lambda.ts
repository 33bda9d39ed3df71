import { join } from 'node:path';
import { createLambdaLog } from '../shared/adapters/aws/lambda-log.ts';
import {
  createEngine,
  createWorkerDependencies,
} from '../shared/adapters/aws/worker-dependencies.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  lake: createWorkerDependencies().lake,
  engine: createEngine(createLambdaLog('deploy-views')),
  sqlFolder: join(import.meta.dirname, 'sql'),
});
