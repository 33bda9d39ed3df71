import { type Breakdown, wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import type { UNIT_LEVELS } from '../../schemas/unit-levels.ts';
import type { CouncilsInReach } from '../shared/http/request.ts';
import type { Places } from '../shared/releases/read-places.ts';

const ENGLAND = 'E92000001';
type Level = (typeof UNIT_LEVELS)[number];
const LEVELS: readonly (readonly [Level, string])[] = [
  ['england', 'England'],
  ['region', 'Regions'],
  ['group', 'Groups of councils'],
  ['council', 'Councils'],
];

interface Option {
  readonly value: string;
  readonly text: string;
}

/** The options of the breakdown form: the measure's breakdowns, and the units whose figures the user may see. */
export function breakdownChoice(
  { breakdowns }: Measure,
  places: Places,
  councils: CouncilsInReach,
) {
  return {
    breakdowns: breakdowns
      .filter((each) => each !== 'total')
      .map((value): Option => ({ value, text: titleOf(value) })),
    units: LEVELS.map(([level, label]) => ({
      label,
      options: unitsOf(level, places, councils),
    })).filter(({ options }) => options.length > 0),
  };
}

/** The unit selected by default: an officer's own council, otherwise England. */
export function firstUnit(places: Places, councils: CouncilsInReach): string {
  const own = councils === 'all' ? undefined : councils.find((code) => places.has(code));
  return own ?? ENGLAND;
}

/** The title of a breakdown, with its bands if it has them, because two breakdowns by age have the same title. */
function titleOf(breakdown: Breakdown): string {
  const { title, bands } = wordsOfBreakdown(breakdown);
  return bands === undefined ? title : `${title} (${bands})`;
}

function unitsOf(level: Level, places: Places, councils: CouncilsInReach): Option[] {
  return [...places.values()]
    .filter(({ unitLevel }) => unitLevel === level)
    .filter(
      ({ unitCode }) => level !== 'council' || councils === 'all' || councils.includes(unitCode),
    )
    .map(({ unitCode, name }) => ({ value: unitCode, text: name }))
    .sort((a, b) => a.text.localeCompare(b.text, 'en'));
}
