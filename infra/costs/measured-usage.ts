import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where `npm run costs -- --measure` saves its measurements. */
export const MEASURED_USAGE_FILE = join(import.meta.dirname, 'measured.json');

/** What the platform does for one act of a user. */
const Act = z.strictObject({
  /** Calls and seconds of each function. */
  functions: z.record(z.string(), z.strictObject({ calls: z.number(), seconds: z.number() })),
  reads: z.number(),
  writes: z.number(),
  lists: z.number(),
  /** Bytes of the answers to browsers and clients. */
  bytesOut: z.number(),
});
export type Act = z.infer<typeof Act>;

const ACTS = ['submission', 'publication', 'release', 'pack', 'page'] as const;

const MeasuredUsage = z.strictObject({
  measuredOn: z.iso.date(),
  children: z.number(),
  /** Bytes of one return: as uploaded, in the lake by table, and everything else that is kept of it. */
  uploadBytes: z.number(),
  lakeBytes: z.record(z.string(), z.number()),
  submissionBytes: z.number(),
  referenceBytes: z.record(z.string(), z.number()),
  /** Bytes of the documents of one release, and of one evidence pack. */
  releaseBytes: z.number(),
  packBytes: z.number(),
  acts: z.record(z.enum(ACTS), Act),
});
export type MeasuredUsage = z.infer<typeof MeasuredUsage>;

/** The last measurements. */
export function readMeasuredUsage(): MeasuredUsage {
  return MeasuredUsage.parse(JSON.parse(readFileSync(MEASURED_USAGE_FILE, 'utf8')));
}
