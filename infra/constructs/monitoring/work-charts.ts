import { ValidationOutcome } from '../../../schemas/api/validation.ts';
import { ownMetric } from '../platform-metrics.ts';
import { FIVE_MINUTES } from './alarm-definition.ts';
import type { Chart } from './chart.ts';
import type { MonitoredPlatform } from './monitored-platform.ts';

const period = FIVE_MINUTES;
const OUTCOMES = ValidationOutcome.options;

/** Charts of work that is done, waiting and failed. */
export function workCharts({ settings: { stage }, functions }: MonitoredPlatform): Chart[] {
  const queues = functions.flatMap(({ entry: { name }, work }) => (work ? [{ name, work }] : []));
  const done = (by: string, name: Parameters<typeof ownMetric>[0]['name'], outcome?: string) =>
    ownMetric({ stage, by, name, ...(outcome && { outcome }), label: outcome ?? name });
  return [
    {
      title: 'Returns checked',
      lines: OUTCOMES.map((outcome) => done('validate-return', 'ReturnsChecked', outcome)),
    },
    {
      title: 'Published, released, packs',
      lines: [
        ...['published', 'withdrawn'].map((outcome) =>
          done('publish-return', 'ReturnsPublished', outcome),
        ),
        done('release-indicators', 'ReleasesPublished'),
        done('releases', 'ReleasesPublished'),
        done('build-evidence-pack', 'PacksBuilt'),
      ],
    },
    {
      title: 'Seconds that the oldest work has waited',
      lines: queues.map(({ name, work: { queue } }) =>
        queue.metricApproximateAgeOfOldestMessage({ period, label: name }),
      ),
    },
    {
      title: 'Dead letters',
      lines: queues.map(({ name, work: { deadLetters } }) =>
        deadLetters.metricApproximateNumberOfMessagesVisible({ period, label: name }),
      ),
    },
  ];
}
