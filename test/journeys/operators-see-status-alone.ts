import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenService, Service } from '../support/service.ts';
import { filesOf, smallCouncilReturns, withChange } from '../support/small-council.ts';

const NAMED = 'jo-bloggs';
const REASON = 'Jo Bloggs moved home twice.';

/** An operator sees the status of a submission, and nothing that a council wrote. */
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

    it('shows an operator the status of a submission, without its file names or what the council wrote', async () => {
      const operator = await service.as('operator');
      const { json, text } = await operator.get(`/api/v1/submissions/${id}`);
      expect(json.status).toBe('published');
      expect(json.counts.errors).toBeGreaterThan(0);
      expect(json.tables.length).toBeGreaterThan(5);
      expect(text).not.toContain(NAMED);
      expect(text).not.toContain(REASON);
    });

    it('hides the same after a withdrawal', async () => {
      const officer = await service.as('officer 823');
      await officer.post(`/api/v1/submissions/${id}/withdraw`, { reason: REASON });
      await officer.waitWhile(`/api/v1/submissions/${id}`, 'withdrawing', 'published');
      const operator = await service.as('operator');
      const { json, text } = await operator.get(`/api/v1/submissions/${id}`);
      expect(json.status).toBe('withdrawn');
      expect(text).not.toContain(REASON);
    });

    it('shows the council its own file names and texts', async () => {
      const officer = await service.as('officer 823');
      const { text } = await officer.get(`/api/v1/submissions/${id}`);
      expect(text).toContain(NAMED);
      expect(text).toContain(REASON);
    });
  });
}
