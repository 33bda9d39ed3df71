import { join } from 'node:path';
import { createLambdaLog } from '../shared/adapters/aws/lambda-log.ts';
import { createLambdaMetrics } from '../shared/adapters/aws/lambda-metrics.ts';
import { createSqsHandler } from '../shared/adapters/aws/sqs-work.ts';
import { createWorkerDependencies } from '../shared/adapters/aws/worker-dependencies.ts';
import { createRenderer } from '../shared/pages/render.ts';
import { createHandler } from './handler.ts';

const templatesFolder = join(import.meta.dirname, 'templates');
const render = createRenderer({ templatesFolder, govukFolder: templatesFolder, assets: {} });

export const handler = createSqsHandler(
  createHandler({
    ...createWorkerDependencies(),
    metrics: createLambdaMetrics('build-evidence-pack'),
    render,
  }),
  createLambdaLog('build-evidence-pack'),
);
