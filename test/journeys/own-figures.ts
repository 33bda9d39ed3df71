import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import type { OpenService, Service } from '../support/service.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';

/** Only the council sees its own figures before it accepts a return. */
export function ownFigures(open: OpenService): void {
  describe('a council asks for the figures of a checked return', () => {
    let service: Service;
    let officer: ApiClient;
    let address: string;
    beforeAll(async () => {
      service = await open();
      officer = await service.as('officer 821');
      const returns = smallCouncilReturns('821', 'figures');
      const before = await officer.submit('821', 2024, filesOf(returns, 2024));
      await officer.accept(before.id);
      const { id } = await officer.submit('821', 2025, filesOf(returns, 2025));
      address = `/api/v1/submissions/${id}/figures`;
    });
    afterAll(() => service.close());

    it('gets the figures, year by year, without a release', async () => {
      const asked = await officer.post(address);
      expect(asked.status).toBe(202);
      await officer.waitWhile(address, 'calculating');
      const { status, json } = await officer.get(address);
      expect(status).toBe(200);
      expect(json).toMatchObject({ basis: 'checked', changed: null, laCode: '821' });
      const total = json.figures.filter(
        ({ measure, breakdown }: { readonly measure: string; readonly breakdown: string }) =>
          measure === 'placements_3plus' && breakdown === 'total',
      );
      expect(total).toMatchObject([
        { collectionYear: 2025, figure: { denominator: 30 }, inForce: null },
        { collectionYear: 2024, inForce: { denominator: expect.any(Number) } },
      ]);
    });

    it('is the only one to see the figures', async () => {
      for (const account of ['officer 822', 'inspector', 'analyst', 'operator']) {
        expect((await (await service.as(account)).get(address)).status, account).toBe(403);
      }
    });
  });
}
