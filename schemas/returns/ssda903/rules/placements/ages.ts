import type { ReturnContext, Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, example, inYear } from '../makers.ts';
import { birthOf, isUnder } from '../predicates/ages.ts';

const BIRTHDAY = '01/06/2026';
const DAY_BEFORE = '31/05/2026';
const SIXTEEN = '01/06/2010';
const FIFTEEN = '01/06/2011';
const FOURTEEN = '01/06/2012';

interface YoungestPlaced {
  readonly code: string;
  readonly place: string;
  readonly name: string;
  readonly age: number;
  /** Date of birth of a child who reaches that age on 1 June 2026, for the examples. */
  readonly born: string;
}

/** A rule on a placement type that has a lowest age. */
function youngestPlaced({ code, place: PLACE, name, age, born }: YoungestPlaced): Rule {
  return episodes.child({
    code,
    title: `${name} (${PLACE}) is for children of ${age} or over`,
    fields: ['DECOM', 'PLACE'],
    with: { Header: ['DOB'] },
    message: `The child was under ${age} when the episode started. That is too young for this placement type (${PLACE}).`,
    fix: `Check the placement type, the start date and the date of birth. ${PLACE} needs a child of at least ${age}.`,
    failing: (child) => {
      const birth = birthOf(child);
      return child.Episodes.where(
        (episode) => episode.PLACE === PLACE && isUnder(age, birth, episode.DECOM),
      );
    },
    ok: [
      example(`on the birthday of ${age}`, {
        Header: [{ DOB: born }],
        Episodes: [{ PLACE, DECOM: BIRTHDAY }],
      }),
      example('a younger child in foster care', {
        Header: [{ DOB: born }],
        Episodes: [{ PLACE: 'U4', DECOM: DAY_BEFORE }],
      }),
      example('no date of birth', {
        Header: [],
        Episodes: [{ PLACE, DECOM: DAY_BEFORE }],
      }),
    ],
    bad: [
      example('the day before the birthday', {
        Header: [{ DOB: born }],
        Episodes: [{ PLACE, DECOM: DAY_BEFORE }],
      }),
    ],
  });
}

/**
 * The lowest age for supported accommodation, and for the semi-independent living (H5) that it replaced. Undefined for
 * other placements.
 */
function leastAgeSupported({ PLACE }: EpisodeRow, { rulesYear }: ReturnContext) {
  if (PLACE === 'K3') return 16;
  if (PLACE !== 'H5' || rulesYear > 2024) return undefined;
  return rulesYear === 2023 ? 14 : 16;
}

const placed = (DOB: string, PLACE: string, DECOM: string) => ({
  Header: [{ DOB }],
  Episodes: [{ PLACE, DECOM }],
});

export const PLACEMENT_AGE_RULES: readonly Rule[] = [
  episodes.child({
    code: '370',
    title: 'The child is too young for independent living',
    years: { from: 2023, to: 2024 },
    fields: ['DECOM', 'PLACE'],
    with: { Header: ['DOB'] },
    message:
      'The child was too young for independent living (P2) when the episode started: under 16 in 2023-24, or under 15 in 2022-23.',
    fix: 'Check the placement type, the start date and the date of birth. P2 needed a child of at least 16 in 2023-24 and 15 in 2022-23.',
    failing: (child, { rulesYear }) => {
      const birth = birthOf(child);
      const leastAge = rulesYear === 2023 ? 15 : 16;
      return child.Episodes.where(
        ({ PLACE, DECOM }) => PLACE === 'P2' && isUnder(leastAge, birth, DECOM),
      );
    },
    ok: [
      example('on the 16th birthday', placed(SIXTEEN, 'P2', BIRTHDAY)),
      example('a younger child in foster care', placed(SIXTEEN, 'U4', DAY_BEFORE)),
      example('no date of birth', {
        Header: [],
        Episodes: [{ PLACE: 'P2', DECOM: DAY_BEFORE }],
      }),
      inYear(2023, example('on the 15th birthday', placed(FIFTEEN, 'P2', BIRTHDAY))),
    ],
    bad: [
      example('the day before the 16th birthday', placed(SIXTEEN, 'P2', DAY_BEFORE)),
      inYear(2023, example('the day before the 15th birthday', placed(FIFTEEN, 'P2', DAY_BEFORE))),
    ],
  }),
  episodes.child({
    code: '371',
    title: 'Supported accommodation is for children of 16 or over',
    fields: ['DECOM', 'PLACE'],
    with: { Header: ['DOB'] },
    message:
      'The child was too young for supported accommodation (K3), or for semi-independent living (H5), when the episode started.',
    fix: 'Check the placement type, the start date and the date of birth. K3 needs a child of at least 16; H5 needed 16 in 2023-24 and 14 in 2022-23.',
    failing: (child, context) => {
      const birth = birthOf(child);
      return child.Episodes.where((episode) => {
        const leastAge = leastAgeSupported(episode, context);
        return leastAge !== undefined && isUnder(leastAge, birth, episode.DECOM);
      });
    },
    ok: [
      example('K3 on the 16th birthday', placed(SIXTEEN, 'K3', BIRTHDAY)),
      example('a younger child in foster care', placed(SIXTEEN, 'U4', DAY_BEFORE)),
      inYear(
        2024,
        example('foster care under 16 in the year of H5', placed(SIXTEEN, 'U4', DAY_BEFORE)),
      ),
      inYear(2025, example('H5 is no longer checked', placed(SIXTEEN, 'H5', DAY_BEFORE))),
      inYear(2024, example('H5 on the 16th birthday', placed(SIXTEEN, 'H5', BIRTHDAY))),
      inYear(2023, example('H5 on the 14th birthday', placed(FOURTEEN, 'H5', BIRTHDAY))),
    ],
    bad: [
      example('K3 the day before the 16th birthday', placed(SIXTEEN, 'K3', DAY_BEFORE)),
      inYear(
        2024,
        example('H5 the day before the 16th birthday', placed(SIXTEEN, 'H5', DAY_BEFORE)),
      ),
      inYear(
        2023,
        example('H5 the day before the 14th birthday', placed(FOURTEEN, 'H5', DAY_BEFORE)),
      ),
    ],
  }),
  youngestPlaced({
    code: '372',
    place: 'R5',
    name: 'Youth custody or prison',
    age: 10,
    born: '01/06/2016',
  }),
  youngestPlaced({
    code: '373',
    place: 'S1',
    name: 'Residential school',
    age: 4,
    born: '01/06/2022',
  }),
  youngestPlaced({
    code: '374',
    place: 'P3',
    name: 'Residential employment',
    age: 14,
    born: FOURTEEN,
  }),
];
