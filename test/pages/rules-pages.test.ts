import { beforeAll, describe, expect, it } from 'vitest';
import { rulesOf } from '../../schemas/returns/rules-of-year.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { faultsOf, textOf } from './support/page-html.ts';
import { openService, type Service } from './support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});

async function read(address: string): Promise<string> {
  return (await service.get(address)).html;
}

/** The codes of the rules listed on a page. */
function listed(html: string): string[] {
  return [...html.matchAll(/href="\/rules\/ssda903\/2027\/([^"]+)"/g)].map(
    (found) => found[1] ?? '',
  );
}

describe('the rules of a year', () => {
  it('list every rule once, with a link to its page, in a small document', async () => {
    const html = await read('/rules/ssda903/2027');
    const codes = rulesOf(SSDA903, 2027).map(({ code }) => code);
    expect(listed(html).sort()).toEqual(codes.sort());
    // About 400 bytes per rule. A page of all rules with their examples would be many times larger.
    expect(html.length).toBeLessThan(10_000 + codes.length * 500);
  });

  it.each([
    { query: 'find=145', only: ({ code }: Rule) => code === '145', why: 'a code' },
    { query: 'find=CATEGORY+need', only: ({ code }: Rule) => code === '145', why: 'words' },
    { query: 'subject=Reviews', only: ({ code }: Rule) => code === '166', why: 'a subject' },
    { query: 'severity=query', only: (rule: Rule) => rule.severity === 'query', why: 'severity' },
    { query: 'table=OC2', only: ({ table }: Rule) => table === 'OC2', why: 'a table' },
    {
      query: 'needs=last-year',
      only: (rule: Rule) => (rule.withLastYear ?? rule.withLastYearIfHeld) !== undefined,
      why: 'the need for last year’s return',
    },
    {
      query: 'needs=reference',
      only: ({ needs = [] }: Rule) => needs.some((need) => need !== 'council'),
      why: 'the need for postcodes or providers',
    },
  ])('are found by $why', async ({ query, only }) => {
    const html = await read(`/rules/ssda903/2027?${query}`);
    const found = listed(html);
    for (const rule of rulesOf(SSDA903, 2027).filter(only)) expect(found).toContain(rule.code);
    expect(found.length).toBeLessThan(rulesOf(SSDA903, 2027).length);
    expect(textOf(html)).toContain(`${found.length} rule`);
  });

  it('say when no rule matches, with a link to all rules', async () => {
    const html = await read('/rules/ssda903/2027?find=zzzz&table=Nothing');
    expect(textOf(html)).toContain('No rules match the filter.');
    expect(html).toContain('href="/rules/ssda903/2027"');
  });
});

type Rule = ReturnType<typeof rulesOf>[number];

describe('the page of a rule', () => {
  it('shows every rule of the newest year with its texts and all its examples', async () => {
    const faults: string[] = [];
    for (const [index, rule] of rulesOf(SSDA903, 2027).entries()) {
      const html = await read(`/rules/ssda903/2027/${rule.code}`);
      const text = textOf(html);
      for (const { why } of rule.bad.filter(({ year }) => year === undefined)) {
        if (!text.includes(textOf(why).trim().slice(0, 25))) faults.push(`${rule.code}: ${why}`);
      }
      if (!/Breaks the rule:/.test(text)) faults.push(`${rule.code}: no bad example`);
      // All pages come from one template, and checking HTML is slow, so only some are checked.
      if (index % 25 > 0) continue;
      for (const fault of await faultsOf(html)) faults.push(`${rule.code}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  it('shows last year’s rows if the rule reads them, and says that it is skipped without them', async () => {
    const rule = rulesOf(SSDA903, 2027).find(({ withLastYear }) => withLastYear !== undefined);
    const text = textOf(await read(`/rules/ssda903/2027/${rule?.code}`));
    expect(text).toContain(', last year');
    expect(text).toContain('If the service does not have it, the rule is skipped');
  });

  it('shows the postcodes and providers used in its examples', async () => {
    const known = (text: 'postcodes' | 'providers') =>
      rulesOf(SSDA903, 2027).find(({ bad }) => bad.some((example) => example[text] !== undefined));
    expect(textOf(await read(`/rules/ssda903/2027/${known('postcodes')?.code}`))).toContain(
      'What the postcode list says',
    );
    expect(textOf(await read(`/rules/ssda903/2027/${known('providers')?.code}`))).toContain(
      'What the list of providers says',
    );
  });

  it.each([
    '/rules/ssda903/2027/nothing',
    '/rules/ssda903/1999/101',
    '/rules/ssda903/2027/__proto__',
  ])('is not found for %s', async (address) => {
    expect((await service.get(address)).status).toBe(404);
  });
});
