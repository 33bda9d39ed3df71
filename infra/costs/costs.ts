import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepMeasured, measure } from './measure.ts';
import { MEASURED_FILE, readMeasured } from './measured.ts';
import { countResources } from './standing.ts';
import { writeCosts } from './write-costs.ts';

const COSTS = join(import.meta.dirname, '../COSTS.md');

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } });
if (values.measure) await keepMeasured(await measure(), MEASURED_FILE);
writeFileSync(COSTS, writeCosts(readMeasured(), countResources()));
