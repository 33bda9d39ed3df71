import { Metrics as Powertools } from '@aws-lambda-powertools/metrics';
import { MEASURED, type Metrics } from '../../ports/metrics.ts';

/**
 * Metrics in CloudWatch's embedded metric format: log lines from which CloudWatch creates metrics. The namespace comes
 * from `POWERTOOLS_METRICS_NAMESPACE`. The dimensions are the function's name and the outcome.
 */
export function createLambdaMetrics(serviceName: string): Metrics {
  const powertools = new Powertools({ serviceName });
  return {
    record(name, value, outcome) {
      // One line per metric: metrics in one line would share their dimensions.
      const line = powertools.singleMetric();
      if (outcome !== undefined) line.addDimension('outcome', outcome);
      line.addMetric(name, MEASURED[name], value);
    },
  };
}
