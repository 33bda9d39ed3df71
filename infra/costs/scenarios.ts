import { currentCouncils } from '../shipped-councils.ts';
import type { MeasuredUsage } from './measured-usage.ts';
import { sumOf, type Usage } from './prices.ts';
import { ASSUMED, athenaUsage, usageOf } from './usage.ts';

/** How much is done. */
export interface Scenario {
  readonly name: string;
  readonly submissions: number;
  readonly publications: number;
  readonly releases: number;
  readonly packs: number;
  /** Pages and API answers that people and systems read. */
  readonly pages: number;
}

/** Councils, each with its return of two years in the lake. */
export const COUNCIL_COUNT = currentCouncils().length;
const YEARS = 2;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'A usual month',
    submissions: 2 * COUNCIL_COUNT,
    publications: COUNCIL_COUNT,
    releases: 4,
    packs: 60,
    pages: 20_000,
  },
  {
    name: 'Deadline week',
    submissions: 5 * COUNCIL_COUNT,
    publications: 2 * COUNCIL_COUNT,
    releases: 5,
    packs: 20,
    pages: 60_000,
  },
  {
    name: 'National release day',
    submissions: 0,
    publications: 0,
    releases: 1,
    packs: COUNCIL_COUNT,
    pages: 100_000,
  },
];

/** What one of each act uses; a release is over the returns of all councils. */
export interface UnitUsages {
  readonly submission: Usage;
  readonly publication: Usage;
  readonly release: Usage;
  readonly pack: Usage;
  readonly page: Usage;
}

/** Calculates the units from the measurements, with the returns of `councils` councils in the lake. */
export function unitUsages(measured: MeasuredUsage, councils = COUNCIL_COUNT): UnitUsages {
  const { acts } = measured;
  // Data that never expire count for a year, so that old returns are included.
  const kept = (bytes: number): readonly [number, Usage] => [12, { storedBytes: bytes }];
  const lake = Object.values(measured.lakeBytes).reduce((sum, one) => sum + one, 0);
  return {
    submission: sumOf([
      [1, usageOf(acts.submission)],
      // Uploads expire after three months.
      [3, { storedBytes: measured.uploadBytes }],
      kept(measured.submissionBytes),
    ]),
    publication: sumOf([[1, usageOf(acts.publication)], kept(lake)]),
    release: sumOf([
      [1, usageOf(acts.release)],
      [1, athenaUsage(measured, councils * YEARS)],
      kept(measured.releaseBytes),
    ]),
    pack: sumOf([[1, usageOf(acts.pack)], kept(measured.packBytes)]),
    page: { ...usageOf(acts.page), bytesOut: ASSUMED.pageBytes },
  };
}

/** What a scenario uses in addition to the fixed costs. */
export function usageOfScenario(scenario: Scenario, units: UnitUsages): Usage {
  return sumOf([
    [scenario.submissions, units.submission],
    [scenario.publications, units.publication],
    [scenario.releases, units.release],
    [scenario.packs, units.pack],
    [scenario.pages, units.page],
  ]);
}

/** The same platform with larger returns: sizes and seconds of the workers grow with the children. */
export function withChildren(measured: MeasuredUsage, factor: number): MeasuredUsage {
  const times = (bytes: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(bytes).map(([name, size]) => [name, size * factor]));
  const longer = (name: 'submission' | 'publication', worker: string) => {
    const act = measured.acts[name];
    const one = act.functions[worker] ?? { calls: 0, seconds: 0 };
    const functions = { ...act.functions, [worker]: { ...one, seconds: one.seconds * factor } };
    return { ...act, functions };
  };
  return {
    ...measured,
    children: measured.children * factor,
    uploadBytes: measured.uploadBytes * factor,
    lakeBytes: times(measured.lakeBytes),
    acts: {
      ...measured.acts,
      submission: longer('submission', 'validate-return'),
      publication: longer('publication', 'publish-return'),
    },
  };
}
