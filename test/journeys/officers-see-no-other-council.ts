import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/check-openapi.ts';
import type { OpenService, Service } from '../support/service.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';

/** An officer sees nothing of other councils, not even by subtraction. */
export function officersSeeNoOtherCouncil(open: OpenService): void {
  describe('an officer asks for figures', () => {
    let service: Service;
    beforeAll(async () => {
      service = await open();
      for (const laCode of ['823', '822']) {
        const officer = await service.as(`officer ${laCode}`);
        const files = filesOf(smallCouncilReturns(laCode, laCode), 2025);
        const checked = await officer.submit(laCode, 2025, files);
        // If journeys share a lake, the year before has other invented children, which rules report.
        await officer.accept(checked.id, 'The year before is of other invented children.');
      }
      const analyst = await service.as('analyst');
      const { json } = await analyst.post('/api/v1/releases');
      await analyst.waitWhile(`/api/v1/releases/${json.release}`, 'publishing');
    });
    afterAll(() => service.close());

    const PATH = '/api/v1/measures/placements_3plus/data?year=2025&breakdown=total';
    interface Figure {
      readonly unitCode: string;
      readonly unitLevel: string;
      readonly basis: string;
      readonly numerator: number | null;
      readonly availability: string;
    }
    const computed = (results: readonly Figure[]) =>
      results.filter(({ basis }) => basis === 'computed');

    it('shows an officer only their own council’s figures', async () => {
      const officer = await service.as('officer 823');
      const { json } = await officer.get(PATH);
      const councils = (json.results as Figure[]).filter(
        ({ unitLevel }) => unitLevel === 'council',
      );
      expect(councils.length).toBeGreaterThan(0);
      expect(new Set(councils.map(({ unitCode }) => unitCode))).toEqual(new Set(['823']));
    });

    it('hides sums over two councils from an officer, who could subtract their own figure', async () => {
      const officer = await service.as('officer 823');
      const { json } = await officer.get(PATH);
      const sums = computed(json.results).filter(({ unitLevel }) => unitLevel !== 'council');
      expect(sums.length).toBeGreaterThan(0);
      for (const { numerator, availability, unitCode } of sums) {
        expect(numerator, unitCode).toBeNull();
        expect(['c', 'x'], unitCode).toContain(availability);
      }
    });

    it('limits a breakdown, which is read from the table of the release, in the same way', async () => {
      const cells = '/api/v1/measures/placements_3plus/data?year=2025&breakdown=placement_type';
      const own = await (await service.as('officer 823')).get(cells);
      const all = await (await service.as('analyst')).get(cells);
      const councils = ({ json }: Answer) => [
        ...new Set(
          (json.results as Figure[]).flatMap(({ unitLevel, unitCode }) =>
            unitLevel === 'council' ? [unitCode] : [],
          ),
        ),
      ];
      expect(councils(own)).toEqual(['823']);
      expect(councils(all)).toEqual(expect.arrayContaining(['822', '823']));
    });

    it('shows an analyst both councils and their sum', async () => {
      const analyst = await service.as('analyst');
      const { json } = await analyst.get(PATH);
      const of = (code: string) => computed(json.results).find(({ unitCode }) => unitCode === code);
      const sum = (of('823')?.numerator ?? 0) + (of('822')?.numerator ?? 0);
      expect(of('E92000001')?.numerator).toBe(sum);
    });
  });
}
