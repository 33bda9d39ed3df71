import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Suites that look at what the others have done come after them. */
const ORDER = [
  'ports/',
  'journeys',
  'restore',
  'faults',
  'second-deployment',
  'reference',
  'logs',
  'grants',
];

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      ORDER.findIndex((word) => moduleId.includes(word));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.deploy.ts'],
    globalSetup: ['test/deploy/support/stage.ts'],
    expect: { requireAssertions: true },
    testTimeout: 420_000,
    hookTimeout: 420_000,
    // All suites share one deployment.
    fileParallelism: false,
    sequence: { sequencer: InOrder },
  },
});
