import { fetchMinistack } from './cloud/ministack.ts';
import { timed } from './cloud/stopwatch.ts';
import { fetchVersitygw } from './object-stores/versitygw.ts';
import { fetchTrino } from './trino/fetch-trino.ts';
import { findJava } from './trino/find-java.ts';

// Each suite fetches the tools that it needs. This fetches them once before suites that run in parallel.
await timed('Trino fetched', fetchTrino);
await timed('Java found or fetched', findJava);
await timed('emulator of AWS fetched', fetchMinistack);
await timed('versitygw built', fetchVersitygw);
