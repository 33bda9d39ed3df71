import * as z from 'zod';
import { Paging } from '../../schemas/api/common.ts';
import { FindingSeverity } from '../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../schemas/api/validation.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { groupedPage } from './grouped-page.ts';
import { isAskedFor, type NumberedFinding, readFindings } from './read-findings.ts';

const Choice = z
  .string()
  .max(60)
  .optional()
  .transform((text) => text || undefined)
  .catch(undefined);

/** What the findings page is asked for. Anything that cannot be understood is left out of account. */
export const FindingsPageQuery = z.object({
  by: z.enum(['rule', 'child']).catch('rule'),
  code: Choice,
  table: Choice,
  severity: FindingSeverity.optional().catch(undefined),
  child: z.coerce.number().int().min(1).optional().catch(undefined),
  page: Paging.shape.page.catch(1),
});
export type FindingsPageQuery = z.infer<typeof FindingsPageQuery>;

const PAGE_SIZE = 50;
const SEVERITY_ORDER = ['error', 'query', 'note'];

/** The findings page: one page of findings grouped by rule or by child, with the choices of its filter and its links. */
export async function findingsView(
  submissions: ObjectStore,
  id: string,
  summary: ValidationSummary,
  query: FindingsPageQuery,
) {
  const compare = query.by === 'rule' ? rankOfCodes(summary) : byNumber;
  const keyOf = query.by === 'rule' ? (finding: NumberedFinding) => finding.code : childKey;
  const asked = { ...query, format: 'json', pageSize: PAGE_SIZE } as const;
  const list = () => narrowed(readFindings(submissions, id), asked);
  const { groups, total } = await groupedPage(list, keyOf, compare, asked);
  const link = (changes: Partial<FindingsPageQuery>) => linkTo(id, { ...query, ...changes });
  const filters = {
    code: query.code,
    severity: query.severity,
    table: query.table,
    child: query.child,
  };
  return {
    id,
    summary,
    query,
    total,
    groups: groups.map((group) => ({ ...group, first: group.items[0] })),
    choices: {
      codes: [...new Map(summary.findingsByCode.map((each) => [each.code, each])).values()],
      tables: [...new Set(summary.findingsByCode.flatMap(({ table }) => table ?? []))].sort(),
    },
    isFiltered: Object.values(filters).some((value) => value !== undefined),
    links: {
      byRule: link({ by: 'rule', page: 1 }),
      byChild: link({ by: 'child', page: 1 }),
      all: linkTo(id, { by: query.by, page: 1 }),
      csv: linkTo(id, filters, '/api/v1', { format: 'csv' }),
      ofChild: (child: number) => linkTo(id, { by: 'child', child, page: 1 }),
    },
    list: {
      label: 'findings',
      ...(query.page > 1 && { previous: link({ page: query.page - 1 }) }),
      ...(query.page * PAGE_SIZE < total && { next: link({ page: query.page + 1 }) }),
    },
    notRun: summary.rules.filter(({ state }) => state === 'skipped' || state === 'could-not-run'),
  };
}

async function* narrowed(
  findings: AsyncIterable<NumberedFinding>,
  query: Parameters<typeof isAskedFor>[1],
): AsyncIterable<NumberedFinding> {
  for await (const finding of findings) if (isAskedFor(finding, query)) yield finding;
}

function childKey({ childNumber }: NumberedFinding): string {
  return String(childNumber ?? 0);
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}

/** Blocking first, then errors, queries and notes; the code decides between equals. */
function rankOfCodes({ findingsByCode }: ValidationSummary): (a: string, b: string) => number {
  const ranks = new Map(
    findingsByCode.map(({ code, blocking, severity }) => [
      code,
      blocking ? -1 : SEVERITY_ORDER.indexOf(severity),
    ]),
  );
  const rank = (code: string) => ranks.get(code) ?? SEVERITY_ORDER.length;
  return (a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true });
}

function linkTo(
  id: string,
  query: Partial<FindingsPageQuery>,
  prefix = '',
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...more })) {
    if (value !== undefined && !(name === 'page' && value === 1))
      parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return `${prefix}/submissions/${id}/findings${text === '' ? '' : `?${text}`}`;
}
