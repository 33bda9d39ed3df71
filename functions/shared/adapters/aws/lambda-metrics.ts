import { Metrics as Powertools } from '@aws-lambda-powertools/metrics';
import { MEASURED, type Metrics } from '../../ports/metrics.ts';

/**
 * Figures in CloudWatch's embedded metric format: lines of the log that CloudWatch counts by itself. The namespace
 * comes from POWERTOOLS_METRICS_NAMESPACE; the dimensions are the function's name and the outcome.
 */
export function createLambdaMetrics(serviceName: string): Metrics {
  const powertools = new Powertools({ serviceName });
  return {
    record(name, value, outcome) {
      // A line of its own for each: lines with several figures would share their dimensions.
      const line = powertools.singleMetric();
      if (outcome !== undefined) line.addDimension('outcome', outcome);
      line.addMetric(name, MEASURED[name], value);
    },
  };
}
