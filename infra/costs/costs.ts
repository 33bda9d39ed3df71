import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countResources } from './fixed-costs.ts';
import { measureUsage, saveMeasuredUsage } from './measure-usage.ts';
import { MEASURED_USAGE_FILE, readMeasuredUsage } from './measured-usage.ts';
import { writeCosts } from './write-costs.ts';

const COSTS = join(import.meta.dirname, '../COSTS.md');

const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } });
if (values.measure) await saveMeasuredUsage(await measureUsage(), MEASURED_USAGE_FILE);
writeFileSync(COSTS, writeCosts(readMeasuredUsage(), countResources()));
