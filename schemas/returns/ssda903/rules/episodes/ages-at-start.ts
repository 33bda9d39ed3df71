import { isBefore, isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes, example, failing } from '../makers.ts';
import { andDateOfBirth, birthOf, hasReached, isUnder } from '../predicates/ages.ts';

const TURNS_10 = [{ DOB: '01/06/2016' }];
const TURNS_18 = [{ DOB: '01/06/2008' }];
const BIRTHDAY = '01/06/2026';
const DAY_BEFORE = '31/05/2026';

export const AGE_AT_START_RULES: readonly Rule[] = [
  episodes.child({
    code: '302',
    title: 'Care does not start before birth',
    fields: ['DECOM'],
    with: { Header: ['DOB'] },
    alsoPointsAt: { Header: ['DOB'] },
    message: 'The child’s first episode starts before the child was born.',
    fix: 'Check the start date and the date of birth.',
    failing: (child) => {
      const birth = birthOf(child);
      const tooEarly = child.Episodes.where(({ DECOM }) => isBefore(DECOM, birth)).slice(0, 1);
      return andDateOfBirth(child, tooEarly);
    },
    ok: [
      example('on the day of birth', {
        Header: [{ DOB: '01/06/2026' }],
        Episodes: [{ DECOM: '01/06/2026' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('the day before', {
          Header: [{ DOB: '01/06/2026' }],
          Episodes: [{ DECOM: '31/05/2026' }],
        }),
      ),
      failing(
        2,
        example('only the first episode is pointed at', {
          Header: [{ DOB: '01/06/2026' }],
          Episodes: [{ DECOM: '10/05/2026' }, { DECOM: '20/05/2026' }, { DECOM: '20/06/2026' }],
        }),
      ),
      ...['31/02/2026', ''].map((DECOM) =>
        failing(
          2,
          example(`another episode, with the start "${DECOM}", may be earlier`, {
            Header: [{ DOB: '01/06/2026' }],
            Episodes: [{ DECOM, DEC: '10/05/2026' }, { DECOM: '10/05/2026' }],
          }),
        ),
      ),
    ],
  }),
  episodes.child({
    code: '352',
    title: 'Care starts before the age of 18',
    fields: ['DECOM', 'RNE'],
    with: { Header: ['DOB'] },
    message: 'The child started to be looked after at 18 or over.',
    fix: 'Check the start date and the date of birth. No one starts to be looked after at 18 or over.',
    failing: (child) => {
      const birth = birthOf(child);
      return child.Episodes.where(({ RNE, DECOM }) => RNE === 'S' && hasReached(18, birth, DECOM));
    },
    ok: [
      example('the day before the 18th birthday', {
        Header: TURNS_18,
        Episodes: [{ RNE: 'S', DECOM: DAY_BEFORE }],
      }),
      example('care that continues', {
        Header: TURNS_18,
        Episodes: [{ RNE: 'P', DECOM: BIRTHDAY }],
      }),
    ],
    bad: [
      example('on the 18th birthday', {
        Header: TURNS_18,
        Episodes: [{ RNE: 'S', DECOM: BIRTHDAY }],
      }),
    ],
  }),
  episodes.child({
    code: '358',
    title: 'Youth justice legal statuses are for children of 10 or over',
    fields: ['DECOM', 'LS'],
    with: { Header: ['DOB'] },
    alsoPointsAt: { Header: ['DOB'] },
    message:
      'The child was under 10 when the episode started, but is remanded, detained or sentenced (J1 to J3).',
    fix: 'Check the legal status, the start date and the date of birth. No one under 10 can be charged with a crime.',
    failing: (child) => {
      const birth = birthOf(child);
      const tooYoung = child.Episodes.where(
        ({ LS, DECOM }) => isOneOf(LS, ['J1', 'J2', 'J3']) && isUnder(10, birth, DECOM),
      );
      return andDateOfBirth(child, tooYoung);
    },
    ok: [
      example('on the 10th birthday', {
        Header: TURNS_10,
        Episodes: [{ LS: 'J1', DECOM: BIRTHDAY }],
      }),
      example('a younger child under a care order', {
        Header: TURNS_10,
        Episodes: [{ LS: 'C2', DECOM: DAY_BEFORE }],
      }),
    ],
    bad: ['J1', 'J2', 'J3'].map((LS) =>
      failing(
        2,
        example(`${LS} the day before the 10th birthday`, {
          Header: TURNS_10,
          Episodes: [{ LS, DECOM: DAY_BEFORE }],
        }),
      ),
    ),
  }),
];
