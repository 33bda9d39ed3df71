import { createLambdaLog } from '../shared/adapters/aws/lambda-log.ts';
import { createLambdaMetrics } from '../shared/adapters/aws/lambda-metrics.ts';
import { createSqsHandler } from '../shared/adapters/aws/sqs-work.ts';
import {
  createEngine,
  createWorkerDependencies,
} from '../shared/adapters/aws/worker-dependencies.ts';
import { createHandler } from './handler.ts';

const log = createLambdaLog('release-indicators');

export const handler = createSqsHandler(
  createHandler({
    ...createWorkerDependencies(),
    metrics: createLambdaMetrics('release-indicators'),
    engine: createEngine(log),
    log,
  }),
  log,
);
