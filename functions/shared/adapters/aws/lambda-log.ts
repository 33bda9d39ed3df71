import { Logger } from '@aws-lambda-powertools/logger';
import { describeError } from '../../ports/describe-error.ts';
import type { Log } from '../../ports/log.ts';

/** Structured log lines of a Lambda. An error is told by its kind and place alone: its text may quote data. */
export function createLambdaLog(serviceName: string): Log {
  const logger = new Logger({ serviceName });
  return {
    info: (event, facts = {}) => logger.info(event, { ...facts }),
    defect: (event, { error, ...facts }) =>
      logger.error(event, { ...facts, ...describeError(error) }),
  };
}
