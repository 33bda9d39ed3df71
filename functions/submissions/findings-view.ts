import type { ValidationSummary } from '../../schemas/api/validation.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { type FindingsPageQuery, filtersOf, findingsLinks } from './findings-links.ts';
import { importanceOf, overviewOf } from './findings-overview.ts';
import { groupedPage } from './grouped-page.ts';
import { isAskedFor, type NumberedFinding, readFindings } from './read-findings.ts';

const PAGE_SIZE = 50;

/** The findings page: one page of findings grouped by rule or by child, with the choices of its filter and its links. */
export async function findingsView(
  submissions: ObjectStore,
  id: string,
  summary: ValidationSummary,
  query: FindingsPageQuery,
) {
  const { groups, total } = await pageOf(submissions, id, summary, query);
  const overview = overviewOf(summary);
  const counts = new Map(overview.map(({ code, count }) => [code, count]));
  const isFiltered = Object.values(filtersOf(query)).some((value) => value !== undefined);
  const links = findingsLinks(id, query);
  const { page } = query;
  return {
    id,
    summary,
    query,
    total,
    isFiltered,
    links,
    groups: groups.map((group) => ({
      ...group,
      first: group.items[0],
      all: counts.get(group.key),
    })),
    overview: isFiltered || query.by === 'child' || page > 1 ? [] : overview,
    choices: {
      codes: overview,
      tables: [...new Set(overview.flatMap(({ tables }) => tables))].sort(),
    },
    list: {
      label: 'findings',
      ...(page > 1 && { previous: links.page(page - 1) }),
      ...(page * PAGE_SIZE < total && { next: links.page(page + 1) }),
    },
    notRun: summary.rules.filter(({ state }) => state === 'skipped' || state === 'could-not-run'),
  };
}

async function pageOf(
  submissions: ObjectStore,
  id: string,
  summary: ValidationSummary,
  query: FindingsPageQuery,
) {
  const asked = { ...query, format: 'json', pageSize: PAGE_SIZE } as const;
  const list = async function* () {
    for await (const each of readFindings(submissions, id)) if (isAskedFor(each, asked)) yield each;
  };
  return query.by === 'rule'
    ? await groupedPage(list, ({ code }) => code, importanceOf(summary), asked)
    : await groupedPage(list, childKey, (a, b) => Number(a) - Number(b), asked);
}

function childKey({ childNumber }: NumberedFinding): string {
  return String(childNumber ?? 0);
}
