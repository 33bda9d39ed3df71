import { beforeEach, describe, expect, it } from 'vitest';
import {
  checkedReturn,
  EPISODE_ROWS,
  filesWith,
  HEADER_ROWS,
  idAt,
} from './support/checked-return.ts';
import { faultsOf, textOf } from './support/page-html.ts';
import {
  ANALYST,
  INSPECTOR,
  OFFICER,
  OPERATOR,
  openService,
  type Service,
} from './support/service.ts';

const FIRST = idAt(1);
const SECOND = idAt(2);
const THIRD = idAt(3);
const TEXT = 'The sex is not recorded yet.\nIt is being asked for.';

let service: Service;
beforeEach(async () => {
  service = await openService();
  await checkedReturn(service.stores, FIRST, filesWith());
});

interface Listed {
  readonly number: number;
  readonly code: string;
  readonly note?: { readonly text: string; readonly by: string; readonly carriedFrom?: string };
}

async function findings(id = FIRST, query = ''): Promise<Listed[]> {
  const { html } = await service.get(`/api/v1/submissions/${id}/findings${query}`, OFFICER);
  return JSON.parse(html).results;
}

async function findingOf(code: string, id = FIRST): Promise<Listed> {
  const found = (await findings(id)).find((each) => each.code === code);
  if (found === undefined) throw new Error(`There is no finding ${code}.`);
  return found;
}

async function answer(code: string, text: string, more: Record<string, string> = {}, id = FIRST) {
  const { number } = await findingOf(code, id);
  return await service.post(`/submissions/${id}/findings/${number}/note`, OFFICER, {
    text,
    ...more,
  });
}

async function accept(id = FIRST): Promise<void> {
  const acceptance = {
    at: '2026-11-22T11:00:00.000Z',
    by: 'officer-823',
    reason: null,
    sequence: 1,
  };
  await service.stores.submissions.put(
    `la_code=823/${id}/acceptance.json`,
    JSON.stringify(acceptance),
  );
}

describe('an answer to a query', () => {
  it('is shown with its author and time, on the finding, in the list and in the API', async () => {
    const kept = await answer('232', TEXT);
    const { number } = await findingOf('232');
    expect(kept.status).toBe(303);
    const page = await service.get(`/submissions/${FIRST}/findings/${number}`, OFFICER);
    for (const part of ['It is being asked for.', 'officer-823', '22 November 2026 at 12:00pm']) {
      expect(textOf(page.html)).toContain(part);
    }
    expect(await faultsOf(page.html)).toEqual([]);
    const list = await service.get(`/submissions/${FIRST}/findings?code=232`, OFFICER);
    expect(textOf(list.html)).toContain('It is being asked for.');
    expect((await findingOf('232')).note).toMatchObject({ text: TEXT, by: 'officer-823' });
  });

  it('is text and never markup', async () => {
    await answer('232', '<img src=x onerror=alert(1)>');
    const { html } = await service.get(`/submissions/${FIRST}/findings?code=232`, OFFICER);
    expect(html).not.toContain('<img');
  });

  it('can also explain an error, and can be filtered by', async () => {
    await answer('145', 'The code is new.');
    expect((await findings(FIRST, '?note=with')).map(({ code }) => code)).toEqual(['145']);
    const without = (await findings(FIRST, '?note=without')).map(({ code }) => code);
    expect(without).toContain('232');
    expect(without).not.toContain('145');
  });

  it('can be changed, and removed by clearing it', async () => {
    await answer('232', 'First.');
    await answer('232', 'Second.');
    expect((await findingOf('232')).note?.text).toBe('Second.');
    await answer('232', '  ');
    expect((await findingOf('232')).note).toBeUndefined();
    expect(await findings(FIRST, '?note=with')).toEqual([]);
  });

  it('does not overwrite what a colleague has written in the meantime', async () => {
    await answer('232', 'Mine.', { seen: '' });
    const late = await answer('232', 'Yours.', { seen: '' });
    expect(late.status).toBe(409);
    expect((await findingOf('232')).note?.text).toBe('Mine.');
  });

  it('has a length limit, and a rejected text is shown again', async () => {
    const { status, html } = await answer('232', 'x'.repeat(1001));
    expect(status).toBe(422);
    expect(textOf(html)).toContain('The answer can have up to 1,000 characters.');
    expect(html).toContain('x'.repeat(1001));
    expect((await findingOf('232')).note).toBeUndefined();
  });

  it('can only be read after the return is accepted', async () => {
    await answer('232', TEXT);
    await accept();
    expect((await answer('232', 'Later.')).status).toBe(409);
    const { number } = await findingOf('232');
    const { html } = await service.get(`/submissions/${FIRST}/findings/${number}`, OFFICER);
    expect(textOf(html)).toContain('It is being asked for.');
    expect(html).not.toContain('<textarea');
  });

  it.each([
    { who: 'an inspector', as: INSPECTOR },
    { who: 'an analyst', as: ANALYST },
    { who: 'an operator', as: OPERATOR },
    { who: 'an officer of another council', as: { ...OFFICER, councils: ['344'] } },
  ])('can be neither read nor written by $who', async ({ as }) => {
    const at = `/submissions/${FIRST}/findings/1`;
    expect((await service.get(at, as)).status).toBe(403);
    expect((await service.post(`${at}/note`, as, { text: 'No.' })).status).toBe(403);
  });

  it('has a link to the next query without an answer', async () => {
    const two = HEADER_ROWS.map((row) => row.replace(',M,', ',U,'));
    await checkedReturn(service.stores, SECOND, filesWith(two));
    const queries = (await findings(SECOND)).filter(({ code }) => code === '232');
    const [first, second] = queries.map(({ number }) => number);
    const { html } = await service.get(`/submissions/${SECOND}/findings/${first}`, OFFICER);
    expect(html).toContain(`href="/submissions/${SECOND}/findings/${second}"`);
  });
});

describe('answers when the return is sent again', () => {
  const noted = async (id: string) => (await findings(id, '?note=with')).map(({ code }) => code);

  it('are copied to the same findings, even if their rows have moved, and name their source', async () => {
    await answer('232', TEXT);
    await answer('145', 'The code is new.');
    const moved = filesWith(HEADER_ROWS.toReversed(), EPISODE_ROWS.toReversed());
    await checkedReturn(service.stores, SECOND, moved);
    expect((await noted(SECOND)).sort()).toEqual(['145', '232']);
    const { note, number } = await findingOf('232', SECOND);
    expect(note).toMatchObject({ text: TEXT, by: 'officer-823', carriedFrom: FIRST });
    const { html } = await service.get(`/submissions/${SECOND}/findings/${number}`, OFFICER);
    expect(textOf(html)).toContain('carried over from an earlier submission');
  });

  it('are not copied when the finding is fixed or the value has changed', async () => {
    await answer('145', 'The code is new.');
    const other = EPISODE_ROWS.map((row) => row.replace(',N9,', ',N8X,'));
    await checkedReturn(service.stores, SECOND, filesWith(HEADER_ROWS, other));
    expect(await noted(SECOND)).toEqual([]);
  });

  it('are kept across a submission of which nothing could be read', async () => {
    await answer('232', TEXT);
    await checkedReturn(service.stores, SECOND, [['broken.csv', 'nonsense']]);
    await checkedReturn(service.stores, THIRD, filesWith());
    expect((await findingOf('232', THIRD)).note).toMatchObject({ text: TEXT, carriedFrom: FIRST });
  });

  it('keep their first author through several submissions, and a removed one does not come back', async () => {
    await answer('232', TEXT);
    await answer('145', 'The code is new.');
    await checkedReturn(service.stores, SECOND, filesWith());
    await answer('145', '', {}, SECOND);
    await checkedReturn(service.stores, THIRD, filesWith());
    expect(await noted(THIRD)).toEqual(['232']);
    expect((await findingOf('232', THIRD)).note?.carriedFrom).toBe(FIRST);
  });
});

it('an answer is on the receipt of the accepted return, which names no child', async () => {
  await answer('232', TEXT);
  await accept();
  const publication = { at: '2026-11-22T11:01:00.000Z', sequence: 1, files: [], tables: [] };
  const key = `la_code=823/${FIRST}/publication.json`;
  await service.stores.submissions.put(key, JSON.stringify(publication));
  const api = await service.get(`/api/v1/submissions/${FIRST}/receipt`, OFFICER);
  expect(JSON.parse(api.html).notes).toMatchObject([{ code: '232', note: { text: TEXT } }]);
  const { html } = await service.get(`/submissions/${FIRST}/receipt`, OFFICER);
  expect(textOf(html)).toContain('It is being asked for.');
  expect(html).not.toContain('KID');
  expect(await faultsOf(html)).toEqual([]);
});
