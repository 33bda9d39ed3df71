import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The JSON lines that a program writes with the log and metrics of a Lambda. */
function linesOf(program: string): Record<string, unknown>[] {
  const adapters = join(ROOT, 'functions/shared/adapters/aws');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { createLambdaLog } from '${adapters}/lambda-log.ts';
       import { createLambdaMetrics } from '${adapters}/lambda-metrics.ts';
       const log = createLambdaLog('validate-return');
       const metrics = createLambdaMetrics('validate-return');
       ${program}`,
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        POWERTOOLS_METRICS_NAMESPACE: 'CareStability/test',
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      },
    },
  );
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const CALL = `{ awsRequestId: 'call-1', functionName: 'f', functionVersion: '1', memoryLimitInMB: '512', invokedFunctionArn: 'arn' }`;

describe('metrics of a Lambda', () => {
  it('are log lines that CloudWatch counts by function and outcome', () => {
    const [line] = linesOf(`metrics.record('ReturnsChecked', 1, 'clean');`);
    expect(line).toMatchObject({ service: 'validate-return', outcome: 'clean', ReturnsChecked: 1 });
    expect(line?._aws).toMatchObject({
      CloudWatchMetrics: [
        {
          Namespace: 'CareStability/test',
          Dimensions: [['service', 'outcome']],
          Metrics: [{ Name: 'ReturnsChecked', Unit: 'Count' }],
        },
      ],
    });
  });

  it('do not keep the outcome of the metric before', () => {
    const [, next] = linesOf(
      `metrics.record('ReturnsChecked', 1, 'clean'); metrics.record('PacksBuilt', 1);`,
    );
    expect(next).not.toHaveProperty('outcome');
    expect(next).not.toHaveProperty('ReturnsChecked');
  });

  it('count every defect that is logged', () => {
    const lines = linesOf(`log.defect('work failed', { error: new Error('row 3: AB123') });`);
    expect(lines.filter((line) => line.Defects === 1)).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain('AB123');
  });
});

describe('log lines of a Lambda', () => {
  it('contain the id of their call, and whether it was a cold start', () => {
    const lines = linesOf(
      `log.begin(${CALL}); log.info('one'); log.begin({ ...${CALL}, awsRequestId: 'call-2' }); log.info('two');`,
    );
    expect(lines).toMatchObject([
      { message: 'one', function_request_id: 'call-1', cold_start: true },
      { message: 'two', function_request_id: 'call-2', cold_start: false },
    ]);
  });
});
