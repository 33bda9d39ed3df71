import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { matchFindings } from '../../functions/submissions/comparison/match-findings.ts';
import type { NumberedFinding } from '../../schemas/api/findings.ts';
import {
  checkedReturn,
  EPISODE_ROWS,
  filesWith,
  HEADER_ROWS,
  idAt,
} from './support/checked-return.ts';
import { faultsOf, textOf } from './support/page-html.ts';
import { OFFICER, openService, type Service } from './support/service.ts';

const FIRST = idAt(1);
const SECOND = idAt(2);

let service: Service;
beforeEach(async () => {
  service = await openService();
  await checkedReturn(service.stores, FIRST, filesWith());
});

async function compared(query = '', id = SECOND) {
  const { html } = await service.get(`/api/v1/submissions/${id}/comparison${query}`, OFFICER);
  return JSON.parse(html);
}

async function changeOf(code: string): Promise<Record<string, number>> {
  const { rules } = await compared();
  const {
    fixed,
    unchecked,
    new: fresh,
    still,
  } = rules.find((rule: { code: string }) => rule.code === code);
  return { fixed, unchecked, fresh, still };
}

const NONE = { fixed: 0, unchecked: 0, fresh: 0, still: 0 };

describe('a submission compared with the one before', () => {
  it('still has every finding when the same rows come in another order', async () => {
    await checkedReturn(
      service.stores,
      SECOND,
      filesWith(HEADER_ROWS.toReversed(), EPISODE_ROWS.toReversed()),
    );
    const { totals } = await compared();
    expect(totals).toMatchObject({ fixed: 0, new: 0, unchecked: 0 });
    expect(totals.still).toBeGreaterThan(3);
  });

  it.each([
    {
      why: 'a value was fixed',
      rows: EPISODE_ROWS.map((row) => row.replace(',N9,', ',N1,')),
      change: { ...NONE, fixed: 1 },
    },
    {
      why: 'a wrong value became another wrong value',
      rows: EPISODE_ROWS.map((row) => row.replace(',N9,', ',N7X,')),
      change: { ...NONE, still: 1 },
    },
    {
      why: 'the row was not sent again',
      rows: EPISODE_ROWS.slice(1),
      change: { ...NONE, fixed: 1 },
    },
    {
      why: 'another child now has the same problem',
      rows: EPISODE_ROWS.map((row) => row.replace(',N9,', ',N1,').replace(',N5,', ',N9,')),
      change: { ...NONE, fixed: 1, fresh: 2 },
    },
  ])('says how a finding has changed when $why', async ({ rows, change }) => {
    await checkedReturn(service.stores, SECOND, filesWith(HEADER_ROWS, rows));
    expect(await changeOf('145')).toEqual(change);
  });

  it('does not count a finding as fixed if its rule did not run', async () => {
    await checkedReturn(service.stores, SECOND, filesWith().slice(0, 1));
    expect(await changeOf('145')).toEqual({ ...NONE, unchecked: 1 });
  });

  it('counts nothing as fixed when nothing could be read', async () => {
    await checkedReturn(service.stores, SECOND, [['broken.csv', 'nonsense']]);
    expect((await compared()).totals.fixed).toBe(0);
    const { html } = await service.get(`/submissions/${SECOND}/comparison`, OFFICER);
    expect(textOf(html)).toContain('This submission could not be read');
  });

  it('says when the earlier one was refused or withdrawn', async () => {
    await service.stores.submissions.put(`la_code=823/${FIRST}/withdrawal.json`, '{}');
    await checkedReturn(service.stores, SECOND, [['broken.csv', 'nonsense']]);
    await checkedReturn(service.stores, idAt(3), filesWith());
    const refused = await service.get(`/submissions/${idAt(3)}/comparison`, OFFICER);
    expect(textOf(refused.html)).toContain('The earlier submission could not be read');
    const older = await service.get(`/submissions/${idAt(3)}/comparison?with=${FIRST}`, OFFICER);
    expect(textOf(older.html)).toContain('which has been withdrawn');
    expect(await faultsOf(older.html)).toEqual([]);
  });

  it('says when a rule’s findings were not all listed and so cannot all be compared', async () => {
    const key = `la_code=823/${FIRST}/validation.json`;
    const found = await service.stores.submissions.get(key);
    const summary = JSON.parse(Buffer.from(found?.body ?? '').toString());
    for (const each of summary.findingsByCode) if (each.code === '145') each.count = 9000;
    await service.stores.submissions.put(key, JSON.stringify(summary));
    await checkedReturn(service.stores, SECOND, filesWith());
    const { html } = await service.get(`/submissions/${SECOND}/comparison`, OFFICER);
    expect(textOf(html)).toContain('Not all findings can be compared: 8,999 before and 0 now');
  });

  it('lists the findings of one change and one rule', async () => {
    const rows = EPISODE_ROWS.map((row) => row.replace(',N9,', ',N1,'));
    await checkedReturn(service.stores, SECOND, filesWith(HEADER_ROWS, rows));
    const { results } = await compared('?change=fixed&code=145');
    expect(results).toMatchObject([{ change: 'fixed', finding: { code: '145', child: 'KIDA1' } }]);
    expect((await compared('?change=fixed&code=232')).results).toEqual([]);
    const { html } = await service.get(`/submissions/${SECOND}/comparison?change=still`, OFFICER);
    expect(textOf(html)).toMatch(/Still there: \d+ findings/);
    expect(await faultsOf(html)).toEqual([]);
  });

  it('says when there is no earlier submission', async () => {
    const page = await service.get(`/submissions/${FIRST}/comparison`, OFFICER);
    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain('There is no earlier submission of council 823 for 2025');
    const api = await service.get(`/api/v1/submissions/${FIRST}/comparison`, OFFICER);
    expect(api.status).toBe(404);
  });

  it('never compares with a submission of another council', async () => {
    const other = FIRST.replace('823-2025', '344-2025');
    const answer = await service.get(
      `/api/v1/submissions/${SECOND}/comparison?with=${other}`,
      OFFICER,
    );
    expect(answer.status).toBe(404);
  });
});

describe('findings of two submissions', () => {
  const finding = fc.record({
    code: fc.constantFrom('1', '2'),
    child: fc.constantFrom('A', 'B'),
    value: fc.constantFrom('x', 'y'),
  });
  const list = fc.array(finding, { maxLength: 12 });
  const findingsOf = async function* (
    all: readonly { code: string; child: string; value: string }[],
  ) {
    for (const [index, { code, child, value }] of all.entries()) {
      yield {
        ...{ code, child, number: index + 1, kind: 'rule', severity: 'error', blocking: false },
        ...{ title: '', message: '', fix: '', fields: [{ name: 'F', value }] },
      } satisfies NumberedFinding;
    }
  };

  it('are paired as often as both have them, whatever their order and values', async () => {
    const property = fc.asyncProperty(list, list, async (before, now) => {
      const matched = await matchFindings(findingsOf(before), findingsOf(now));
      expect(matched.before.size).toBe(matched.now.size);
      const countOf = (all: typeof before, code: string, child: string) =>
        all.filter((each) => each.code === code && each.child === child).length;
      let expected = 0;
      for (const code of ['1', '2']) {
        for (const child of ['A', 'B']) {
          expected += Math.min(countOf(before, code, child), countOf(now, code, child));
        }
      }
      expect(matched.now.size).toBe(expected);
    });
    await fc.assert(property);
  });
});
