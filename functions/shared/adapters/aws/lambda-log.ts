import { Logger } from '@aws-lambda-powertools/logger';
import { describeError } from '../../ports/describe-error.ts';
import type { Log } from '../../ports/log.ts';
import { createLambdaMetrics } from './lambda-metrics.ts';

/**
 * Structured log lines of a Lambda, each with its invocation. Of an error only the kind and place are logged, because its
 * text may quote data. Every unexpected error is counted.
 */
export function createLambdaLog(serviceName: string): Log {
  const logger = new Logger({ serviceName });
  const metrics = createLambdaMetrics(serviceName);
  return {
    begin: (call) => logger.addContext(call),
    info: (event, facts = {}) => logger.info(event, { ...facts }),
    defect(event, { error, ...facts }) {
      logger.error(event, { ...facts, ...describeError(error) });
      metrics.record('Defects', 1);
    },
  };
}
