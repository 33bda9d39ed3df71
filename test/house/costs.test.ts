import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countResources } from '../../infra/costs/fixed-costs.ts';
import { readMeasuredUsage } from '../../infra/costs/measured-usage.ts';
import { totalOf } from '../../infra/costs/prices.ts';
import { type Scenario, unitUsages, usageOfScenario } from '../../infra/costs/scenarios.ts';
import { writeCosts } from '../../infra/costs/write-costs.ts';

const FILE = join(import.meta.dirname, '../../infra/COSTS.md');

describe('infra/COSTS.md', () => {
  it('is calculated from the register, the stacks and the measurements', () => {
    const now = writeCosts(readMeasuredUsage(), countResources());
    expect(readFileSync(FILE, 'utf8'), 'COSTS.md is out of date: npm run costs').toBe(now);
  });

  it('grow with everything that is done', () => {
    const nothing: Scenario = {
      name: '',
      submissions: 0,
      publications: 0,
      releases: 0,
      packs: 0,
      pages: 0,
    };
    const units = unitUsages(readMeasuredUsage());
    const costs = (['submissions', 'publications', 'releases', 'packs', 'pages'] as const).map(
      (act) => totalOf(usageOfScenario({ ...nothing, [act]: 1 }, units)),
    );
    expect(totalOf(usageOfScenario(nothing, units))).toBe(0);
    expect(costs.filter((cost) => cost <= 0)).toEqual([]);
  });
});
