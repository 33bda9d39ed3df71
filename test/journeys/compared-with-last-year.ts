import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient, FileToSend } from '../support/api-client.ts';
import type { OpenService, Service } from '../support/service.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';

const COUNCIL = '822';
const RETURNS = smallCouncilReturns(COUNCIL, 'last year');
const isHeader = (name: string) => /header/i.test(name);

/** Changes the first child's ethnic group and birthday. `from` and `to` are positions of columns. */
function withOtherFirstChild(files: readonly FileToSend[]): FileToSend[] {
  return withChange(files, isHeader, (text) => {
    const [header = '', first = '', ...rest] = text.split('\r\n');
    const names = header.replace(/^\uFEFF/, '').split(',');
    const cells = first.split(',');
    cells[names.indexOf('ETHNIC')] = cells[names.indexOf('ETHNIC')] === 'WBRI' ? 'CHNE' : 'WBRI';
    cells[names.indexOf('DOB')] = (cells[names.indexOf('DOB')] ?? '').replace(/^\d\d/, (day) =>
      day === '11' ? '12' : '11',
    );
    return [header, cells.join(','), ...rest].join('\r\n');
  });
}

/** Rules that compare two years: with uploaded files, with the published return, and without either. */
export function comparedWithLastYear(open: OpenService): void {
  describe('a return is compared with the one of the year before', () => {
    let service: Service;
    let officer: ApiClient;

    beforeAll(async () => {
      service = await open();
      officer = await service.as(`officer ${COUNCIL}`);
    });
    afterAll(() => service.close());

    const check = async (files: readonly FileToSend[]) => {
      const { id } = await officer.submit(COUNCIL, 2025, files);
      const { json } = await officer.get(`/api/v1/submissions/${id}/checks`);
      const outcome = (code: string) =>
        json.rules.find((rule: { code: string }) => rule.code === code);
      return { id, checks: json, outcome };
    };

    it('reports each of these rules as skipped when neither is available', async () => {
      const { checks, outcome } = await check(filesOf(RETURNS, 2025));
      expect(checks.lastYear).toBeUndefined();
      expect(outcome('204')).toMatchObject({
        state: 'skipped',
        reason: 'Last year’s return is not held.',
      });
    });

    it('compares with files uploaded with it, which are not part of it', async () => {
      const before = withOtherFirstChild(filesOf(RETURNS, 2024)).map((file) => ({
        ...file,
        lastYear: true as const,
      }));
      const { id, checks, outcome } = await check([...filesOf(RETURNS, 2025), ...before]);
      expect(checks.lastYear).toMatchObject({ from: 'uploaded' });
      expect(checks.uploads).toHaveLength(filesOf(RETURNS, 2025).length);
      expect(outcome('203')).toMatchObject({ state: 'failed', failures: 1 });
      expect(outcome('204')).toMatchObject({ state: 'failed', failures: 1 });
      const done = await officer.accept(id, 'The year before was wrong.');
      expect(done.publication.files).toHaveLength(filesOf(RETURNS, 2025).length);
    });

    it('compares with the council’s published return, as far as its data allow', async () => {
      const changed = withOtherFirstChild(filesOf(RETURNS, 2024));
      const before = await officer.submit(COUNCIL, 2024, changed);
      await officer.accept(before.id, 'Published to compare with.');
      const { checks, outcome } = await check(filesOf(RETURNS, 2025));
      expect(checks.lastYear).toMatchObject({ from: 'published', submission: before.id });
      expect(outcome('204')).toMatchObject({ state: 'failed', failures: 1 });
      expect(outcome('203')).toMatchObject({ state: 'skipped' });
      expect(outcome('203').reason).toContain('DOB');
    });
  });
}
