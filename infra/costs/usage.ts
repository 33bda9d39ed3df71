import { REGISTER } from '../../functions/register.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { COLLECTION_YEARS } from '../../schemas/returns/index.ts';
import type { Resources } from './fixed-costs.ts';
import type { Act, MeasuredUsage } from './measured-usage.ts';
import { sumOf, type Usage } from './prices.ts';
import { martScans } from './scans.ts';

/** Assumptions about what cannot be measured here. */
export const ASSUMED = {
  /** Seconds of one request from a function to S3. A call makes its requests one after the other. */
  secondsPerRequest: 0.02,
  /** The share of calls that start a new process, which is billed too. */
  coldStarts: 0.1,
  coldSeconds: 0.6,
  /** Bytes of logs of one call: of the API, of Lambda and of the function. */
  logBytesPerCall: 2000,
  /** Seconds for which release-indicators waits for Athena, for each mart. */
  secondsPerMart: 15,
  /** S3 requests with which Athena reads one Parquet file. */
  readsPerFile: 3,
  minimumScanBytes: 10_000_000,
  /** Long polls of each queue in a month: five pollers that ask every 20 seconds. */
  pollsPerQueue: 648_000,
  /** Bytes of one page as a browser receives it, with its share of styles. */
  pageBytes: 50_000,
  /** Metrics that functions record, each with its dimensions. */
  metrics: 30,
} as const;

/** What a deployment uses in a month with no users. */
export function standingUsage(resources: Resources): Usage {
  const count = (type: string) => resources.get(`AWS::${type}`) ?? 0;
  return {
    kmsKeys: count('KMS::Key'),
    secrets: count('SecretsManager::Secret'),
    alarms: count('CloudWatch::Alarm'),
    dashboards: count('CloudWatch::Dashboard'),
    metrics: ASSUMED.metrics,
    sqsRequests: count('Lambda::EventSourceMapping') * ASSUMED.pollsPerQueue,
  };
}

/** What one act uses: calls of functions, their seconds, requests to S3, events, logs. */
export function usageOf({ functions, reads, writes, lists, bytesOut }: Act): Usage {
  const calls = Object.values(functions).reduce((sum, one) => sum + one.calls, 0);
  const http = Object.entries(functions).filter(([name]) => entryOf(name).kind === 'http');
  const requests = reads + writes + lists;
  const gbSeconds = Object.entries(functions).map(([name, one]) => {
    const share = one.calls / calls;
    const waiting = requests * share * ASSUMED.secondsPerRequest;
    const starting = one.calls * ASSUMED.coldStarts * ASSUMED.coldSeconds;
    return (entryOf(name).memoryMb / 1024) * (one.seconds + waiting + starting);
  });
  return {
    lambdaRequests: calls,
    lambdaGbSeconds: gbSeconds.reduce((sum, one) => sum + one, 0),
    apiRequests: http.reduce((sum, [, one]) => sum + one.calls, 0),
    bytesOut,
    s3Reads: reads,
    s3Writes: writes + lists,
    // Every object is encrypted with its bucket's key; S3 Bucket Keys reduce the calls to KMS.
    kmsRequests: reads + writes,
    events: writes,
    logBytes: calls * ASSUMED.logBytesPerCall,
    traces: calls,
  };
}

function entryOf(name: string) {
  const entry = REGISTER.find((one) => one.name === name);
  if (entry === undefined) throw new Error(`The register has no function ${name}.`);
  return entry;
}

/** What Athena uses for one release over `returns` returns: each mart is written once and read once. */
export function athenaUsage(measured: MeasuredUsage, returns: number): Usage {
  const partitioned = new Set(
    LAKE_TABLES.filter(({ partitions }) => partitions.length > 0).map(({ name }) => name),
  );
  const folders = yearsTaken();
  const usages = martScans().map(({ scans }): readonly [1, Usage] => {
    const tables = [...scans.keys()];
    const bytes = [...scans].reduce(
      (sum, [table, times]) => sum + times * tableBytes(table, measured, returns),
      0,
    );
    const lists = tables.filter((table) => partitioned.has(table)).length * folders;
    const files = tables.reduce((sum, one) => sum + (partitioned.has(one) ? returns : 1), 0);
    const scanned = Math.max(bytes, ASSUMED.minimumScanBytes) + ASSUMED.minimumScanBytes;
    const s3Reads = files * ASSUMED.readsPerFile;
    const lambdaGbSeconds =
      (entryOf('release-indicators').memoryMb / 1024) * ASSUMED.secondsPerMart;
    return [
      1,
      { athenaBytes: scanned, s3Writes: lists, s3Reads, kmsRequests: s3Reads, lambdaGbSeconds },
    ];
  });
  return sumOf(usages);
}

function yearsTaken(): number {
  return COLLECTION_YEARS.to - COLLECTION_YEARS.from + 1;
}

/** The ledger is small: an entry is 150 bytes. */
function tableBytes(table: string, { lakeBytes, referenceBytes }: MeasuredUsage, returns: number) {
  if (table === 'ledger') return 150 * returns;
  return (lakeBytes[table] ?? 0) * returns + (referenceBytes[table] ?? 0);
}
