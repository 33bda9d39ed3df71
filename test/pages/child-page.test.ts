import { beforeEach, describe, expect, it } from 'vitest';
import { checkedReturn, EPISODE_ROWS, filesWith, idAt } from './support/checked-return.ts';
import { faultsOf, textOf } from './support/page-html.ts';
import { OFFICER, openService, type Service } from './support/service.ts';

const ID = idAt(1);
const AT = `/submissions/${ID}`;
const API = `/api/v1${AT}`;

let service: Service;
beforeEach(async () => {
  service = await openService();
  await checkedReturn(service.stores, ID, filesWith());
});

async function read(address: string): Promise<string> {
  return (await service.get(address, OFFICER)).html;
}

async function childNumber(child: string): Promise<number> {
  const { results } = JSON.parse(await read(`${API}/findings?pageSize=500`));
  return results.find((each: { child?: string }) => each.child === child)?.childNumber;
}

/** The marked cells of a page, with the codes of their findings. */
function marked(html: string): string[] {
  return [...html.matchAll(/<td class="[^"]*rows__wrong">([\s\S]*?)<\/td>/g)].map((found) =>
    textOf(found[1] ?? '').trim(),
  );
}

describe('the page of one child', () => {
  it('shows every row of the child in every table, and no row of another', async () => {
    const html = await read(`${AT}/children/${await childNumber('KIDA1')}`);
    const text = textOf(html);
    for (const part of [
      'Header: 1 row',
      'Episodes: 2 rows',
      '10/04/2024',
      '20/09/2024',
      'SC123457',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('KIDB2');
    expect(text).not.toContain('01/02/2025');
    expect(await faultsOf(html)).toEqual([]);
  });

  it('marks the cells of a finding in words, with the code, and says next to the row what to do', async () => {
    const html = await read(`${AT}/children/${await childNumber('KIDA1')}`);
    expect(marked(html)).toEqual(
      expect.arrayContaining(['Check this value: N9 145', 'Check this value: U 232']),
    );
    const row = /<tr[^>]*>(?:(?!<\/tr>)[\s\S])*10\/04\/2024[\s\S]*?<\/tr>/.exec(html)?.[0] ?? '';
    expect(textOf(row)).toContain('145:');
    expect(row).toContain('href="/rules/ssda903/2025/145"');
  });

  it('shows the text that was sent when a date cannot be read', async () => {
    const html = await read(`${AT}/children/${await childNumber('KIDB2')}`);
    expect(marked(html)).toContain('Check this value: 31/02/2025 141');
  });

  it('never uses the child’s identifier in an address, a title or an id', async () => {
    for (const address of [`${AT}/findings?by=child`, `${AT}/children/1`]) {
      const html = await read(address);
      expect(html).toContain('KID');
      const named = /(?:href|action|id|for|name)="[^"]*KID|<title>[^<]*KID/;
      expect(html).not.toMatch(named);
    }
  });

  it('stores nothing about a child without findings', async () => {
    const kept: string[] = [];
    for await (const { key } of service.stores.submissions.list('child-rows/')) {
      kept.push(Buffer.from((await service.stores.submissions.get(key))?.body ?? '').toString());
    }
    expect(kept.join()).toContain('KIDA1');
    expect(kept.join()).not.toContain('KIDC3');
  });

  it('still shows the findings after the rows have expired with the uploads', async () => {
    const [key] = await keysUnder(service, 'child-rows/');
    await service.stores.submissions.put(key ?? '', '[]');
    const text = textOf(await read(`${AT}/children/1`));
    expect(text).toContain('The child’s rows have been deleted');
    expect(text).toContain('145:');
  });

  it.each(['0', '99', 'KIDA1', '1e1', '-1'])('returns 404 for child %s', async (child) => {
    expect((await service.get(`${AT}/children/${child}`, OFFICER)).status).toBe(404);
  });

  it('has the same rows and findings in the API', async () => {
    const report = JSON.parse(await read(`${API}/children/${await childNumber('KIDA1')}`));
    expect(report).toMatchObject({ child: 'KIDA1' });
    expect(report.findings.map(({ code }: { code: string }) => code)).toContain('145');
    expect(report.totalFindings).toBe(report.findings.length);
    const episodes = report.tables.find((each: { table: string }) => each.table === 'Episodes');
    expect(episodes.rows.map(({ line }: { line: number }) => line)).toEqual([2, 3]);
  });
});

describe('many children with findings', () => {
  it('each have a page with their own rows, however many there are', async () => {
    const id = idAt(2);
    const names = Array.from(
      { length: 250 },
      (_, index) => `MANY${String(index).padStart(3, '0')}`,
    );
    const header = names.map((name) => `${name},U,05/06/2012,WBRI,UN5,,`);
    await checkedReturn(service.stores, id, filesWith(header, EPISODE_ROWS.slice(3)));
    for (const number of [1, 100, 101, 200, 201, 250]) {
      const report = JSON.parse(await read(`/api/v1/submissions/${id}/children/${number}`));
      const [table] = report.tables;
      expect(table.rows).toHaveLength(1);
      expect(report.child).toBe(names[table.rows[0].row - 1]);
    }
    const list = await read(`/submissions/${id}/findings?by=child&page=6`);
    expect([...list.matchAll(/children\/\d+"/g)]).toHaveLength(1);
    expect(textOf(list)).toContain('251 children with findings');
  });
});

describe('the search for a child', () => {
  const search = async (child: string) => await service.post(`${AT}/children`, OFFICER, { child });

  it.each(['KIDB2', ' kidb2 '])(
    'finds %j and opens the child’s page by its number',
    async (child) => {
      const answer = await search(child);
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe(`${AT}/children/${await childNumber('KIDB2')}`);
    },
  );

  it.each([
    {
      child: 'KIDC3',
      says: 'There is no finding about a child with this identifier',
      why: 'no findings',
    },
    { child: '', says: 'Enter the identifier of the child', why: 'no identifier' },
    { child: '"><script>', says: 'There is no finding about a child', why: 'markup' },
  ])('says why it finds no child: $why', async ({ child, says }) => {
    const { status, html } = await search(child);
    expect(status).toBe(422);
    expect(textOf(html)).toContain(says);
    expect(await faultsOf(html)).toEqual([]);
  });
});

async function keysUnder({ stores }: Service, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of stores.submissions.list(prefix)) keys.push(key);
  return keys;
}
