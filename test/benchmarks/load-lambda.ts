import { pathToFileURL } from 'node:url';

// Loads the bundle of one function in a fresh process and prints how long it took until its handler was there.
const [bundle = ''] = process.argv.slice(2);
const start = performance.now();
const { handler } = (await import(pathToFileURL(bundle).href)) as { handler?: unknown };
const ready = performance.now();
if (typeof handler !== 'function') throw new Error('The bundle has no handler.');
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1000;
const said = { loadMs: ready - start, readyMs: ready, cpuMs, peakMb: maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(said)}\n`);
process.exit(0);
