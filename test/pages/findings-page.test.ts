import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { groupedPage } from '../../functions/submissions/findings/list/grouped-page.ts';
import { textOf } from './support/page-html.ts';
import { OFFICER, openService, type Service } from './support/service.ts';
import { FINDINGS, idOf, makeSubmission, summaryOf } from './support/submissions.ts';

const ID = idOf('d');

let service: Service;
beforeEach(async () => {
  service = await openService();
  await makeSubmission(service, { id: ID, outcome: 'blocked', findings: FINDINGS });
});

async function page(query = ''): Promise<string> {
  return (await service.get(`/submissions/${ID}/findings${query}`, OFFICER)).html;
}

function headings(html: string): string[] {
  return [...html.matchAll(/<h2 class="govuk-heading-m" id="[^"]*">([^<]*)</g)].map(
    (found) => found[1] ?? '',
  );
}

describe('findings by rule', () => {
  it('start with what must be fixed, then errors, queries and notes', async () => {
    expect(headings(await page())).toEqual([
      '102: Title of 102',
      '355: Title of 355',
      '205B: Title of 205B',
      'A file is not part of the return',
    ]);
  });

  it('say what is wrong, how to fix it, and where', async () => {
    const text = textOf(await page('?code=102'));
    for (const part of [
      'Message of 102.',
      'How to fix 102.',
      'episodes.csv',
      'DECOM',
      '01/04/2024',
      'DEC : blank',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('start with an overview with links to the findings of each rule', async () => {
    const html = await page();
    expect(textOf(html)).toContain('355: Title of 355 Error Episodes 3');
    expect(html).toContain(`href="/submissions/${ID}/findings?code=355"`);
    expect(textOf(await page('?page=2'))).not.toContain('355: Title of 355 Error Episodes 3');
  });

  it('say when there are more findings than are listed', async () => {
    const key = `la_code=823/${ID}/validation.json`;
    const summary = summaryOf(ID, 'blocked', FINDINGS);
    const findingsByCode = summary.findingsByCode.map((each) => ({ ...each, count: 9000 }));
    await service.stores.submissions.put(key, JSON.stringify({ ...summary, findingsByCode }));
    expect(textOf(await page('?code=355'))).toContain('3 findings of 9,000');
  });

  it('show the result of every rule, so that a skipped rule is not mistaken for a pass', async () => {
    const text = textOf(await page());
    expect(text).toContain('0 passed, 1 were skipped and 1 could not run');
    expect(text).toContain('Not compared with last year');
    expect(text).toContain('No postcodes are held. (1 rule) 218');
    expect(text).toContain('Rule 555 could not run because of an error in the service');
  });

  it('say when a row is from last year’s return', async () => {
    const id = idOf('e');
    const ofRules = FINDINGS.filter(({ kind }) => kind === 'rule').slice(0, 1);
    const findings = ofRules.map(({ line: _, file: __, child: ___, ...rest }) => ({
      ...rest,
      lastYear: true as const,
      fields: [],
    }));
    await makeSubmission(service, { id, outcome: 'errors', findings });
    const { html } = await service.get(`/submissions/${id}/findings`, OFFICER);
    expect(textOf(html)).toContain('Episodes, in last year’s return');
  });

  it('have a link from each finding to its rule', async () => {
    expect(await page('?code=355')).toContain('href="/rules/ssda903/2025/355"');
  });
});

describe('findings by child', () => {
  it('are a list of children with their counts, those with blocking findings first', async () => {
    const html = await page('?by=child');
    const rows = [...html.matchAll(/<th scope="row"[\s\S]*?<\/tr>/g)].map(([row]) =>
      textOf(row).trim(),
    );
    expect(rows).toEqual(['A2 1 2 0 0', 'A1 0 1 1 0', 'A3 0 1 0 0']);
    expect(textOf(html)).toContain(
      '1 finding about files, or about rows that do not belong to one child',
    );
    expect(headings(await page('?child=0'))).toEqual(['A file is not part of the return']);
  });

  it('identify a child in an address only by number', async () => {
    const findings = FINDINGS.map((each) =>
      each.child ? { ...each, child: `KID${each.child}` } : each,
    );
    const id = idOf('e');
    await makeSubmission(service, { id, outcome: 'errors', findings });
    for (const query of ['', '?by=child']) {
      const { html } = await service.get(`/submissions/${id}/findings${query}`, OFFICER);
      expect(html).toContain('KIDA1');
      expect(
        [...html.matchAll(/(?:href|action|id)="([^"]*)"/g)].filter(([, text]) =>
          text?.includes('KID'),
        ),
      ).toEqual([]);
    }
    const { html } = await service.get(`/submissions/${id}/findings?by=rule&child=2`, OFFICER);
    expect(textOf(html)).toContain('KIDA2');
    expect(textOf(html)).not.toContain('KIDA3');
  });
});

describe('the filter', () => {
  it.each([
    { query: '?severity=query', shown: ['205B: Title of 205B'], why: 'by severity' },
    { query: '?table=Header', shown: ['102: Title of 102'], why: 'by table' },
    { query: '?code=355&table=', shown: ['355: Title of 355'], why: 'an empty filter means all' },
    { query: '?code=355&severity=note', shown: [], why: 'no finding matches both' },
    {
      query: '?severity=bogus&page=x&code=',
      shown: [
        '102: Title of 102',
        '355: Title of 355',
        '205B: Title of 205B',
        'A file is not part of the return',
      ],
      why: 'invalid filters are ignored',
    },
  ])('$query: $why', async ({ query, shown }) => {
    expect(headings(await page(query))).toEqual(shown);
  });

  it('is kept in the CSV file and in the other order', async () => {
    const html = await page('?code=355&severity=error');
    expect(html).toContain(
      `href="/api/v1/submissions/${ID}/findings?code=355&amp;severity=error&amp;format=csv"`,
    );
    for (const part of ['by=child', 'code=355', 'severity=error']) {
      expect(html).toMatch(new RegExp(`href="/submissions/${ID}/findings\\?[^"]*${part}`));
    }
  });
});

describe('many findings', () => {
  const one = FINDINGS[1];
  const many = Array.from({ length: 120 }, (_, index) => ({
    ...(one ?? FINDINGS[0]),
    line: index + 2,
    child: `C${index}`,
    fields: [],
  })) as typeof FINDINGS;

  it('come 50 to a page, each once, with links to the previous and next pages', async () => {
    const id = idOf('f');
    await makeSubmission(service, { id, outcome: 'errors', findings: many });
    const children: string[] = [];
    for (const number of [1, 2, 3]) {
      const { html } = await service.get(`/submissions/${id}/findings?page=${number}`, OFFICER);
      children.push(...[...html.matchAll(/>(C\d+)<\/a>/g)].map((found) => found[1] ?? ''));
      expect(html.includes('Next page')).toBe(number < 3);
      expect(html.includes('Previous page')).toBe(number > 1);
      expect(textOf(html)).toContain(`120 findings, ${number < 3 ? 50 : 20} on this page`);
    }
    expect(children).toEqual(many.map(({ child }) => child));
  });
});

describe('a page of a grouped list', () => {
  it('contains the same part as the whole list sorted by group', async () => {
    const lists = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), at: fc.nat() }));
    const property = fc.asyncProperty(
      lists,
      fc.integer({ min: 1, max: 4 }),
      async (list, number) => {
        const stream = async function* () {
          yield* list;
        };
        const asked = { page: number, pageSize: 5 };
        const compare = (a: string, b: string) => a.localeCompare(b);
        const { groups, total } = await groupedPage(stream, ({ key }) => key, compare, asked);
        const sorted = list.toSorted((a, b) => compare(a.key, b.key));
        expect(groups.flatMap(({ items }) => items)).toEqual(
          sorted.slice((number - 1) * 5, number * 5),
        );
        expect(total).toBe(list.length);
      },
    );
    await fc.assert(property);
  });
});
