import { createLambdaLog } from '../shared/adapters/aws/lambda-log.ts';
import { createLambdaMetrics } from '../shared/adapters/aws/lambda-metrics.ts';
import { createWorkerDependencies } from '../shared/adapters/aws/worker-dependencies.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler({
  ...createWorkerDependencies(),
  log: createLambdaLog('watch-releases'),
  metrics: createLambdaMetrics('watch-releases'),
});
