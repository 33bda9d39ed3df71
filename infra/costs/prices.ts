/** A list price in US dollars. */
export interface Price {
  readonly usd: number;
  /** The unit of the price, after "per". */
  readonly per: string;
  /** How many of the counted units that unit is. */
  readonly units: number;
  /** Where AWS publishes it. */
  readonly page: string;
  /** Line of AWS's price list for London with this figure. Absent if it could not be confirmed. */
  readonly line?: string;
}

/** When the prices were looked up. */
export const PRICES_OF = '2026-11';

const MILLION = 1_000_000;

/** List prices of eu-west-2 (London), without free allowances, discounts or VAT. */
export const PRICES = {
  lambdaRequests: {
    usd: 0.2,
    per: 'million requests',
    units: MILLION,
    page: 'AWS Lambda pricing',
    line: 'EUW2-Request-ARM',
  },
  lambdaGbSeconds: {
    usd: 0.0000133334,
    per: 'GB-second, Arm',
    units: 1,
    page: 'AWS Lambda pricing',
    line: 'EUW2-Lambda-GB-Second-ARM',
  },
  apiRequests: {
    usd: 1.16,
    per: 'million requests, HTTP API',
    units: MILLION,
    page: 'Amazon API Gateway pricing',
    line: 'EUW2-ApiGatewayHttpRequest',
  },
  bytesOut: {
    usd: 0.09,
    per: 'GB sent to the internet',
    units: 1e9,
    page: 'Amazon EC2 on-demand pricing, data transfer',
    line: 'EUW2-DataTransfer-Out-Bytes',
  },
  s3Writes: {
    usd: 0.0053,
    per: 'thousand PUT, POST and LIST requests',
    units: 1000,
    page: 'Amazon S3 pricing',
    line: 'EUW2-Requests-Tier1',
  },
  s3Reads: {
    usd: 0.00042,
    per: 'thousand GET and HEAD requests',
    units: 1000,
    page: 'Amazon S3 pricing',
    line: 'EUW2-Requests-Tier2',
  },
  storedBytes: {
    usd: 0.024,
    per: 'GB a month, S3 Standard',
    units: 1e9,
    page: 'Amazon S3 pricing',
    line: 'EUW2-TimedStorage-ByteHrs',
  },
  athenaBytes: {
    usd: 5,
    per: 'TB scanned, 10 MB at least a query',
    units: 1e12,
    page: 'Amazon Athena pricing',
  },
  kmsKeys: {
    usd: 1,
    per: 'key a month, and as much again for each of its first two rotations',
    units: 1,
    page: 'AWS Key Management Service pricing',
    line: 'eu-west-2-KMS-Keys',
  },
  kmsRequests: {
    usd: 0.03,
    per: 'ten thousand requests',
    units: 10_000,
    page: 'AWS Key Management Service pricing',
    line: 'eu-west-2-KMS-Requests',
  },
  secrets: {
    usd: 0.4,
    per: 'secret a month',
    units: 1,
    page: 'AWS Secrets Manager pricing',
    line: 'EUW2-AWSSecretsManager-Secrets',
  },
  sqsRequests: {
    usd: 0.4,
    per: 'million requests',
    units: MILLION,
    page: 'Amazon SQS pricing',
    line: 'EUW2-Requests-Tier1 (AWSQueueService)',
  },
  events: {
    usd: 1,
    per: 'million events of S3',
    units: MILLION,
    page: 'Amazon EventBridge pricing',
  },
  logBytes: {
    usd: 0.5985,
    per: 'GB of logs taken in',
    units: 1e9,
    page: 'Amazon CloudWatch pricing',
    line: 'EUW2-DataProcessing-Bytes',
  },
  alarms: {
    usd: 0.1,
    per: 'alarm a month',
    units: 1,
    page: 'Amazon CloudWatch pricing',
    line: 'EUW2-CW:AlarmMonitorUsage',
  },
  metrics: {
    usd: 0.3,
    per: 'metric of our own a month',
    units: 1,
    page: 'Amazon CloudWatch pricing',
    line: 'EUW2-CW:MetricMonitorUsage',
  },
  dashboards: {
    usd: 3,
    per: 'dashboard a month',
    units: 1,
    page: 'Amazon CloudWatch pricing',
  },
  traces: {
    usd: 5,
    per: 'million traces',
    units: MILLION,
    page: 'AWS X-Ray pricing',
  },
} as const satisfies Readonly<Record<string, Price>>;

/** What is counted and billed. */
export type Priced = keyof typeof PRICES;

/** How much is used of each billed unit. */
export type Usage = Readonly<Partial<Record<Priced, number>>>;

/** Dollars for an amount of one thing. */
export function costOf(what: Priced, amount: number): number {
  const { usd, units } = PRICES[what];
  return (amount / units) * usd;
}

/** The sum of usages, each multiplied by how often it happens. */
export function sumOf(parts: readonly (readonly [times: number, usage: Usage])[]): Usage {
  const sum: Partial<Record<Priced, number>> = {};
  for (const [times, usage] of parts) {
    for (const [what, amount] of Object.entries(usage) as [Priced, number][]) {
      sum[what] = (sum[what] ?? 0) + times * amount;
    }
  }
  return sum;
}

/** Dollars for all of a usage. */
export function totalOf(usage: Usage): number {
  const entries = Object.entries(usage) as [Priced, number][];
  return entries.reduce((sum, [what, amount]) => sum + costOf(what, amount), 0);
}
