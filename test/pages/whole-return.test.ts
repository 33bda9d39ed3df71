import { beforeAll, describe, expect, it } from 'vitest';
import { checkedReturn, filesWith, idAt } from './support/checked-return.ts';
import { faultsOf, textOf } from './support/page-html.ts';
import { OFFICER, openService, type Service } from './support/service.ts';

const ID = idAt(1);
const AT = `/submissions/${ID}`;
const CHILDREN = Array.from({ length: 12 }, (_, at) => `KID${String.fromCodePoint(65 + at)}`);
const REVIEWS = [
  'CHILD,DOB,REVIEW,REVIEW_CODE',
  ...CHILDREN.map((child) => `${child},05/06/2012,01/05/2016,PN1`),
  '',
].join('\r\n');
const FIX = 'Check that you chose the right collection year';

let service: Service;
beforeAll(async () => {
  service = await openService();
  const header = CHILDREN.map((child) => `${child},M,05/06/2012,WBRI,UN5,,`);
  const episodes = CHILDREN.map(
    (child) => `${child},10/04/2017,S,C2,N1,U6,PR1,11/02/2018,E4A,,AB1 2CD,AB1 3EF,SC123456`,
  );
  const files = [...filesWith(header, episodes), ['reviews.csv', REVIEWS] as const];
  await checkedReturn(service.stores, ID, files);
});

const read = async (address: string) => (await service.get(address, OFFICER)).html;

describe('a return of another year', () => {
  it('says on its page which year it looks like, and once what to do', async () => {
    const html = await read(AT);
    const text = textOf(html);
    expect(text).toContain('This looks like the return of 2018, not of 2025.');
    expect(text).toContain('01/04/2024 to 31/03/2025');
    expect(text.split(FIX)).toHaveLength(2);
    expect(await faultsOf(html)).toEqual([]);
  });

  it('shows for each table whether the result stops the return or needs a reason', async () => {
    const html = await read(`${AT}/findings?rule=WR1`);
    const rows = [...html.matchAll(/<tr class="govuk-table__row">([\s\S]*?)<\/tr>/g)]
      .map(([, row = '']) => textOf(row).replaceAll(/\s+/g, ' '))
      .filter((row) => row.includes('should have dates'));
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.includes('DEC of Episodes'))).toContain('Must be fixed');
    expect(rows.find((row) => row.includes('REVIEW of Reviews'))).toContain('Error');
    expect(rows.find((row) => row.includes('REVIEW of Reviews'))).not.toContain('Must be fixed');
    expect(await faultsOf(html)).toEqual([]);
  });

  it('leads to the check and its thresholds on the page of rules', async () => {
    expect(await read(`${AT}/findings?rule=WR1`)).toContain('/rules/ssda903/2025#WR1');
    const html = await read('/rules/ssda903/2025');
    expect(html).toContain('id="WR1"');
    expect(textOf(html)).toContain('50 %: With a higher share of other dates in episodes');
    expect(await faultsOf(html)).toEqual([]);
  });
});
