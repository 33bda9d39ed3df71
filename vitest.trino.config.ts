import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.trino.ts'],
    globalSetup: ['test/support/trino/stage.ts'],
    expect: { requireAssertions: true },
    testTimeout: 300_000,
    hookTimeout: 600_000,
    // All files share one Trino: side by side they would only wait for it.
    fileParallelism: false,
  },
});
