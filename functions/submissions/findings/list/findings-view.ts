import type { NumberedFinding } from '../../../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../../../schemas/api/validation.ts';
import type { ReturnShape } from '../../../../schemas/returns/return.ts';
import type { ObjectStore } from '../../../shared/ports/object-store.ts';
import { childrenOf } from '../../children/children-list.ts';
import { filteredFindings, isFiltered } from '../findings-filter.ts';
import { type FindingsPageQuery, findingsLinks } from '../findings-links.ts';
import { importanceOf, notedByCode, overviewOf } from '../findings-overview.ts';
import { readFindings, withNotes } from '../read-findings.ts';
import { rulesAddress } from '../rules-address.ts';
import { groupedPage } from './grouped-page.ts';

const PAGE_SIZE = 50;

type CheckedRule = ValidationSummary['rules'][number];

/** The findings page: a page of findings by rule, or of children, with the choices of its filter and its links. */
export async function findingsView(
  submissions: ObjectStore,
  id: string,
  summary: ValidationSummary,
  query: FindingsPageQuery,
  returns?: readonly ReturnShape[],
) {
  const { list, noted } = await filteredFindings(submissions, id, query);
  const { page } = query;
  const overview = overviewOf(summary);
  const filtered = isFiltered(query);
  const links = findingsLinks(id, query);
  const shown = await (query.by === 'child' ? byChild(list, page) : byRule(list, summary, page));
  const isFirst = !filtered && query.by === 'rule' && page === 1;
  const answered = isFirst
    ? await notedByCode(readFindings(submissions, id), noted)
    : new Map<string, number>();
  const counts = new Map(overview.map(({ code, count }) => [code, count]));
  return {
    id,
    summary,
    rulesAddress: rulesAddress(summary, returns),
    query,
    links,
    isFiltered: filtered,
    total: shown.total,
    noted: noted.size,
    children: shown.children,
    groups: await Promise.all(
      shown.groups.map(async ({ items, ...group }) => ({
        ...group,
        first: items[0],
        all: counts.get(group.key),
        items: await withNotes(submissions, id, items, noted),
      })),
    ),
    overview: isFirst
      ? overview.map((each) => ({ ...each, noted: answered.get(each.code) ?? 0 }))
      : [],
    choices: {
      codes: overview,
      tables: [...new Set(overview.flatMap(({ tables }) => tables))].sort(),
    },
    rules: ruleResults(summary),
    list: {
      label: query.by === 'child' ? 'children' : 'findings',
      pages: Math.max(1, Math.ceil(shown.of / PAGE_SIZE)),
      ...(page > 1 && { previous: links.page(page - 1) }),
      ...(page * PAGE_SIZE < shown.of && { next: links.page(page + 1) }),
    },
  };
}

type List = () => AsyncIterable<NumberedFinding>;

async function byRule(list: List, summary: ValidationSummary, page: number) {
  const asked = { page, pageSize: PAGE_SIZE };
  const found = await groupedPage(list, ({ code }) => code, importanceOf(summary), asked);
  return { groups: found.groups, children: undefined, total: found.total, of: found.total };
}

async function byChild(list: List, page: number) {
  const all = await childrenOf(list());
  const children = all.filter(({ number }) => number > 0);
  const ofNone = all.find(({ number }) => number === 0);
  const total = all.reduce((sum, { errors, queries, notes }) => sum + errors + queries + notes, 0);
  const rows = children.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const shown = { rows, total: children.length, ...(page === 1 && { ofNone }) };
  return { groups: [], children: shown, total, of: children.length };
}

/** The rules of the year grouped by result, and the skipped ones by reason, so that none is mistaken for a pass. */
function ruleResults({ rules }: ValidationSummary) {
  const inState = (state: CheckedRule['state']) => rules.filter((rule) => rule.state === state);
  const skipped = inState('skipped');
  return {
    total: rules.length,
    failed: inState('failed'),
    passed: inState('passed'),
    couldNotRun: inState('could-not-run'),
    skipped,
    reasons: [...Map.groupBy(skipped, ({ reason = 'No reason was recorded.' }) => reason)]
      .map(([reason, own]) => ({ reason, rules: own }))
      .sort((a, b) => b.rules.length - a.rules.length),
  };
}
