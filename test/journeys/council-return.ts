import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import type { OpenService, Service } from '../support/service.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';

const RETURNS = smallCouncilReturns();
const isEpisodes = (name: string) => /episode/i.test(name) && !/sw|social/i.test(name);

/** Gives the first child a category of need that does not exist, an error that is not blocking. */
const spoilOneCategory = (text: string) => text.replace(/,N[1-8],/, ',N9,');

/** From a council's return to its evidence pack, a resubmission and a withdrawal. Needs a lake without returns. */
export function councilReturn(open: OpenService): void {
  describe('a council sends its return and an inspector reads the pack', () => {
    let service: Service;
    let officer: ApiClient;
    let firstRelease: Awaited<ReturnType<ApiClient['waitWhile']>>;
    let analyst: ApiClient;
    let inspector: ApiClient;

    beforeAll(async () => {
      service = await open({ deliveries: 2 });
      officer = await service.as('officer 823');
      analyst = await service.as('analyst');
      inspector = await service.as('inspector');
    });
    afterAll(() => service.close());

    const published = async (release: number, year: number, measure: string) => {
      const path = `/api/v1/measures/${measure}/data?release=${release}&unit=823&year=${year}&breakdown=total`;
      const { json } = await analyst.get(path);
      return json.results.find((row: { basis: string }) => row.basis === 'computed');
    };
    const release = async (wanted = {}) => {
      const { json } = await analyst.post('/api/v1/releases', { note: 'test', ...wanted });
      return await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
    };
    const publishRelease = async () => {
      const ended = await release();
      expect(ended.status).toBe('published');
      return ended;
    };

    /** Checks that the resubmission's changes are shown before a release begins, and in a draft. */
    const publishAfterALook = async (submission: string) => {
      const superseded = expect.objectContaining({
        change: 'superseded',
        after: { submission, sequence: 2 },
      });
      const { json: next } = await analyst.get('/api/v1/releases/next/changes');
      expect(next.returns).toEqual([superseded]);
      const draft = await release({ draft: true });
      expect(draft.status).toBe('draft');
      const path = `/api/v1/releases/${draft.release}`;
      const { json: changes } = await analyst.get(`${path}/changes`);
      expect(changes.returns).toEqual([superseded]);
      expect(changes.figures.of).toBe('every council');
      expect((await officer.get(`${path}/changes`)).status).toBe(404);
      const { json: published } = await analyst.post(`${path}/publish`);
      expect(published.status).toBe('published');
      const { json: own } = await officer.get(`${path}/changes`);
      expect(own.figures.of).toBe('own councils');
      return published;
    };

    it('takes clean returns of two years from upload to publication', async () => {
      for (const year of [2024, 2025]) {
        const checked = await officer.submit('823', year, filesOf(RETURNS, year));
        expect(checked.status).toBe('clean');
        const done = await officer.accept(checked.id);
        expect(done.status).toBe('published');
        expect(done.publication.sequence).toBe(1);
      }
    });

    it('gives a receipt with the checksums of what was sent and of what was written', async () => {
      const { json: list } = await officer.get('/api/v1/submissions');
      const { id } = list.results.find(
        (one: { collectionYear: number }) => one.collectionYear === 2025,
      );
      const { json: receipt } = await officer.get(`/api/v1/submissions/${id}/receipt`);
      expect(receipt.files).toHaveLength(filesOf(RETURNS, 2025).length);
      const episodes = receipt.publication.tables.find(
        (table: { table: string }) => table.table === 'ssda903_episodes',
      );
      expect(episodes.rows).toBeGreaterThan(30);
      expect(receipt.inForce).toBe(true);
    });

    it('provides the return as clean CSV files, only to the council', async () => {
      const { json: list } = await officer.get('/api/v1/submissions');
      const path = `/api/v1/submissions/${list.results[0].id}/files/Episodes.csv`;
      const file = await officer.get(path);
      expect(file.status).toBe(200);
      expect(file.text).toMatch(/^\uFEFF?CHILD,DECOM,RNE,LS,CIN,PLACE,/);
      expect(file.text.trim().split('\r\n').length).toBeGreaterThan(30);
      expect((await inspector.get(path)).status).toBe(403);
    });

    it('discards a draft, whose number is not used again', async () => {
      const draft = await release({ draft: true });
      const { json } = await analyst.post(`/api/v1/releases/${draft.release}/discard`);
      expect(json.status).toBe('discarded');
    });

    it('releases the measures and writes a pack whose figures come from that release', async () => {
      const first = await publishRelease();
      firstRelease = first;
      expect(first.manifest.returns).toHaveLength(2);
      const figure = await published(first.release, 2025, 'placements_3plus');
      expect(figure.denominator).toBe(30);
      const { json: asked } = await inspector.post('/api/v1/evidence-packs', { laCode: '823' });
      const pack = await inspector.waitWhile(`/api/v1/evidence-packs/${asked.id}`, 'building');
      expect(JSON.stringify(pack)).toContain('placements_3plus');
      const page = await inspector.get(`/api/v1/evidence-packs/${asked.id}.html`);
      expect(page.text).toContain('Central Bedfordshire');
    });

    it('requires a reason if errors remain, and lets a resubmission supersede the return in force', async () => {
      const before = firstRelease;
      const spoiled = withChange(filesOf(RETURNS, 2025), isEpisodes, spoilOneCategory);
      const checked = await officer.submit('823', 2025, spoiled);
      expect(checked.status).toBe('errors');
      const { json: findings } = await officer.get(`/api/v1/submissions/${checked.id}/findings`);
      expect(findings.results.map((one: { code: string }) => one.code)).toContain('145');
      const refused = await officer.post(`/api/v1/submissions/${checked.id}/accept`, {});
      expect(refused.status).toBe(422);
      const done = await officer.accept(checked.id, 'The category is being looked into.');
      expect(done.publication.sequence).toBe(2);
      const after = await publishAfterALook(checked.id);
      const submissionOf = (made: typeof before) =>
        made.manifest.returns.find(
          (one: { collectionYear: number }) => one.collectionYear === 2025,
        );
      expect(submissionOf(after).submission).toBe(checked.id);
      expect(submissionOf(before).submission).not.toBe(checked.id);
    });

    it('puts the earlier return back in force when a return is withdrawn', async () => {
      const { json: list } = await officer.get('/api/v1/submissions');
      const current = list.results.find(
        (one: { collectionYear: number; status: string }) =>
          one.collectionYear === 2025 && one.status === 'published',
      );
      const path = `/api/v1/submissions/${current.id}`;
      await officer.post(`${path}/withdraw`, { reason: 'Sent by mistake.' });
      const withdrawn = await officer.waitWhile(path, 'withdrawing', 'published');
      expect(withdrawn.status).toBe('withdrawn');
      const { json: now } = await officer.get('/api/v1/submissions');
      const inForce = now.results.filter(
        (one: { collectionYear: number; status: string }) =>
          one.collectionYear === 2025 && one.status === 'published',
      );
      expect(inForce).toHaveLength(1);
      expect(inForce[0].id).not.toBe(current.id);
    });

    it('gives only the council the key file from references to its own identifiers', async () => {
      const { json: list } = await officer.get('/api/v1/submissions');
      const { id } = list.results.find((one: { status: string }) => one.status === 'published');
      const key = await officer.get(`/api/v1/submissions/${id}/key-file`);
      expect(key.text).toMatch(/^\uFEFF?kind,identifier,reference\r\nchild,/);
      const refused = await inspector.get(`/api/v1/submissions/${id}/key-file`);
      expect(refused.status).toBe(403);
    });

    it('keeps every identifier of a child or worker, and every day of birth, out of the lake and the log', async () => {
      const header = filesOf(RETURNS, 2025).find(({ name }) => /header/i.test(name));
      const rows = new TextDecoder().decode(header?.bytes).trim().split('\r\n').slice(1);
      const children = rows.map((row) => row.split(',')[0] ?? '').filter((id) => id.length > 4);
      expect(children.length).toBeGreaterThan(20);
      const lake = await service.lakeText();
      const log = await service.logText();
      for (const child of children) {
        expect(lake.includes(child), 'an identifier in the lake').toBe(false);
        expect(log.includes(child), 'an identifier in the log').toBe(false);
      }
    });
  });
}
