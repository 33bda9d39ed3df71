import { fetchMinistack } from './cloud/ministack.ts';
import { timed } from './cloud/stopwatch.ts';
import { fetchVersitygw } from './object-stores/versitygw.ts';
import { fetchTrino } from './trino/fetch-trino.ts';
import { findJava } from './trino/find-java.ts';

// Suites fetch what they need by themselves; before suites that run side by side it is fetched once.
await timed('Trino fetched', fetchTrino);
await timed('Java found or fetched', findJava);
await timed('emulator of AWS fetched', fetchMinistack);
await timed('versitygw built', fetchVersitygw);
