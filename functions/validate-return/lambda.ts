import { join } from 'node:path';
import { createLambdaLog } from '../shared/adapters/aws/lambda-log.ts';
import { createLambdaMetrics } from '../shared/adapters/aws/lambda-metrics.ts';
import { createSqsHandler } from '../shared/adapters/aws/sqs-work.ts';
import {
  createKeys,
  createWorkerDependencies,
} from '../shared/adapters/aws/worker-dependencies.ts';
import { COUNCILS_FILE, readCouncils } from '../shared/reference-data/councils.ts';
import { openReferenceData } from '../shared/reference-data/open-reference.ts';
import { createHandler } from './handler.ts';

const dependencies = createWorkerDependencies();
const councils = readCouncils(join(import.meta.dirname, COUNCILS_FILE));

export const handler = createSqsHandler(
  createHandler({
    ...dependencies,
    keys: createKeys(),
    referenceData: openReferenceData(dependencies.reference, councils),
    metrics: createLambdaMetrics('validate-return'),
  }),
  createLambdaLog('validate-return'),
);
