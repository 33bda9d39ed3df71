import { createLambdaLog } from '../shared/adapters/aws/lambda-log.ts';
import { createLambdaMetrics } from '../shared/adapters/aws/lambda-metrics.ts';
import { createSqsHandler } from '../shared/adapters/aws/sqs-work.ts';
import { createWorkerDependencies } from '../shared/adapters/aws/worker-dependencies.ts';
import { createHandler } from './handler.ts';

export const handler = createSqsHandler(
  createHandler({ ...createWorkerDependencies(), metrics: createLambdaMetrics('validate-return') }),
  createLambdaLog('validate-return'),
);
