import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest: begun last, one of them would hold up the end alone. Vitest knows durations only after a first run. */
const LONGEST = ['test/local/start', 'test/releases/', 'test/publication/', 'test/journeys/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((path) => moduleId.includes(path));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/deployed-lake.ts'],
    expect: { requireAssertions: true },
    // Journeys start the whole platform and wait for its work.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // A worker loads the modules once for all its files: loading them again for each took as long as a quarter of the tests.
    isolate: false,
    env: {
      // Programs started by tests need not compile the sources again.
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled'),
    },
    sequence: { sequencer: LongestFirst },
    // `--changed` follows imports; these files are read, not imported, so that a change of one runs all tests.
    forceRerunTriggers: [
      ...configDefaults.forceRerunTriggers,
      '**/sql/**',
      '**/functions/**/*.njk',
      '**/functions/shared/pages/assets/**',
      '**/infra/runbooks/**',
      '**/*.md',
    ],
  },
});
