import { costOf, type Priced, type Usage } from './prices.ts';

/** The costs of a usage, largest first: name, amount, dollars. */
export function costLines(usage: Usage): string[][] {
  return (Object.entries(usage) as [Priced, number][])
    .map(([what, amount]) => ({ what, amount, cost: costOf(what, amount) }))
    .filter(({ cost }) => cost >= 0.000_001)
    .sort((a, b) => b.cost - a.cost)
    .map(({ what, amount, cost }) => [WORDS[what], how(what, amount), usd(cost)]);
}

const WORDS: Readonly<Record<Priced, string>> = {
  lambdaRequests: 'Lambda: calls',
  lambdaGbSeconds: 'Lambda: GB-seconds',
  apiRequests: 'API Gateway: requests',
  bytesOut: 'Data sent out',
  s3Writes: 'S3: writes and lists',
  s3Reads: 'S3: reads',
  storedBytes: 'S3: months of storage',
  athenaBytes: 'Athena: bytes scanned',
  kmsKeys: 'KMS: keys',
  kmsRequests: 'KMS: requests',
  secrets: 'Secrets Manager: secrets',
  sqsRequests: 'SQS: requests',
  events: 'EventBridge: events of S3',
  logBytes: 'CloudWatch: logs',
  alarms: 'CloudWatch: alarms',
  metrics: 'CloudWatch: metrics of our own',
  dashboards: 'CloudWatch: dashboards',
  traces: 'X-Ray: traces',
};

function how(what: Priced, amount: number): string {
  return /bytes$/i.test(what) ? bytes(amount) : wholeNumber(amount);
}

/** An amount of bytes in words: `12.3 MB`. */
export function bytes(amount: number): string {
  if (amount < 1e6) return `${rounded(amount / 1e3)} kB`;
  return amount < 1e9 ? `${rounded(amount / 1e6)} MB` : `${rounded(amount / 1e9)} GB`;
}

/** Dollars to the cent; small amounts to a tenth of a cent. */
export function usd(amount: number): string {
  return amount < 0.1 ? amount.toFixed(3) : amount.toFixed(2);
}

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const ROUNDED = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** A count with commas. */
export function wholeNumber(amount: number): string {
  return WHOLE.format(amount);
}

/** A number to three digits. */
export function rounded(amount: number): string {
  return ROUNDED.format(amount);
}

/** A Markdown table. Columns of numbers are right-aligned. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const right = head.map((_, at) =>
    at === 0 ? '---' : /^\d/.test(rows[0]?.[at] ?? '') ? '---:' : '---',
  );
  return [line(head), line(right), ...rows.map(line)];
}
