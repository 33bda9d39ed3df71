import { createLambdaLog } from '../shared/adapters/aws/lambda-log.ts';
import { createSqsHandler } from '../shared/adapters/aws/sqs-work.ts';
import {
  createEngine,
  createKeys,
  createWorkerDependencies,
} from '../shared/adapters/aws/worker-dependencies.ts';
import { createHandler } from './handler.ts';

const log = createLambdaLog('calculate-figures');

export const handler = createSqsHandler(
  createHandler({
    ...createWorkerDependencies(),
    keys: createKeys(),
    engine: createEngine(log),
  }),
  log,
);
