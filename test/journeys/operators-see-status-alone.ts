import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenService, Service } from '../support/service.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';

const NAMED = 'jo-bloggs';
const REASON = 'Jo Bloggs moved home twice.';

/** What an operator sees of a submission: how it stands, and nothing that a council wrote. */
export function operatorsSeeStatusAlone(open: OpenService): void {
  describe('an operator looks at a submission', () => {
    let service: Service;
    let id: string;
    beforeAll(async () => {
      service = await open();
      const officer = await service.as('officer 823');
      const spoiled = withChange(
        filesOf(smallCouncilReturns(), 2025),
        () => true,
        (text) => text.replace(/,N[1-8],/, ',N9,'),
      );
      const files = spoiled.map(({ name, bytes }) => ({ name: `${NAMED}-${name}`, bytes }));
      const checked = await officer.submit('823', 2025, files);
      id = checked.id;
      await officer.accept(id, REASON);
    });
    afterAll(() => service.close());

    it('shows an operator how a submission stands, without the names of its files or what the council wrote', async () => {
      const operator = await service.as('operator');
      const { json, text } = await operator.get(`/api/v1/submissions/${id}`);
      expect(json.status).toBe('published');
      expect(json.counts.errors).toBeGreaterThan(0);
      expect(json.tables.length).toBeGreaterThan(5);
      expect(text).not.toContain(NAMED);
      expect(text).not.toContain(REASON);
    });

    it('leaves out the same after a withdrawal', async () => {
      const officer = await service.as('officer 823');
      await officer.post(`/api/v1/submissions/${id}/withdraw`, { reason: REASON });
      await officer.waitWhile(`/api/v1/submissions/${id}`, 'withdrawing', 'published');
      const operator = await service.as('operator');
      const { json, text } = await operator.get(`/api/v1/submissions/${id}`);
      expect(json.status).toBe('withdrawn');
      expect(text).not.toContain(REASON);
    });

    it('shows the council its own names and words', async () => {
      const officer = await service.as('officer 823');
      const { text } = await officer.get(`/api/v1/submissions/${id}`);
      expect(text).toContain(NAMED);
      expect(text).toContain(REASON);
    });
  });
}
