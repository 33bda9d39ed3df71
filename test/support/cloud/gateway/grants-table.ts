import type { GrantsReport, GrantUse } from './grants-report.ts';

const HEAD = ['function', 'action', 'resource', 'calls', 'in its name', 'granted by'];

/** The report as a table in Markdown: every grant of every function, with the calls that used it. */
export function grantsTable({ uses }: GrantsReport): string {
  const rows = uses.map(rowOf).sort((a, b) => (a.join() < b.join() ? -1 : 1));
  const lines = [HEAD, HEAD.map(() => '---'), ...rows];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function rowOf({ grant, calls, implied, reason }: GrantUse): readonly string[] {
  const { caller, action, resource, policy } = grant;
  const place = resource.replace(/^arn:aws:(\w+):[\w-]*:\d*:/, '$1 ').replaceAll('*', '\\*');
  const by = calls === 0 ? `${policy}, not used: ${reason ?? 'NO REASON'}` : policy;
  return [caller, action, place, String(calls), String(implied), by];
}
