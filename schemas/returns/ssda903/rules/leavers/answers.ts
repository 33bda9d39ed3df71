import { isOneOf } from '../../../predicates.ts';
import type { Example, Rule } from '../../../rule.ts';
import { example, oc3, withLastYear } from '../makers.ts';
import { birthdayInYear, birthOf, isUnder } from '../predicates/ages.ts';
import { hasLeaverData, LEAVER_ITEMS } from '../predicates/outcomes.ts';

const LEAVER = { IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' };
const DEAD = { IN_TOUCH: 'DIED', ACTIV: '0', ACCOM: '0' };
const HOME = { IN_TOUCH: 'RHOM', ACTIV: '0', ACCOM: '0' };

/** T1 and T2, not "T": the codes also say whether the foyer is suitable. */
const FOYER = ['T1', 'T2'];
const WITH_FORMER_CARERS = ['Z1', 'Z2'];

export const LEAVER_ANSWER_RULES: readonly Rule[] = [
  oc3.row({
    code: '344',
    title: 'A leaver who died or went home has no activity and no accommodation',
    fields: ['IN_TOUCH', 'ACTIV', 'ACCOM'],
    message:
      'The care leaver died or returned home (DIED, RHOM), but activity or accommodation is not 0.',
    fix: 'Give 0 for both, or check whether the care leaver died or returned home.',
    fails: ({ IN_TOUCH, ACTIV, ACCOM }) =>
      isOneOf(IN_TOUCH, ['DIED', 'RHOM']) && (ACTIV !== '0' || ACCOM !== '0'),
    ok: [
      oc3.example('died', DEAD),
      oc3.example('went home', HOME),
      oc3.example('in touch', LEAVER),
      oc3.example('not in touch', { ...LEAVER, IN_TOUCH: 'NO' }),
    ],
    bad: [
      oc3.example('died with an activity', { ...DEAD, ACTIV: 'F1' }),
      oc3.example('died with an accommodation', { ...DEAD, ACCOM: 'B1' }),
      oc3.example('went home with an activity', { ...HOME, ACTIV: 'F1' }),
      oc3.example('a blank is not 0', { ...HOME, ACCOM: '' }),
    ],
  }),
  oc3.row({
    code: '345',
    title: 'Activity and accommodation of a leaver in touch are known',
    fields: ['IN_TOUCH', 'ACTIV', 'ACCOM'],
    message: 'The council is in touch with the care leaver, but activity or accommodation is 0.',
    fix: 'Give the activity and the accommodation, or correct whether the council is in touch.',
    fails: ({ IN_TOUCH, ACTIV, ACCOM }) => IN_TOUCH === 'YES' && (ACTIV === '0' || ACCOM === '0'),
    ok: [
      oc3.example('both known', LEAVER),
      oc3.example('not in touch', { ...LEAVER, IN_TOUCH: 'NO', ACTIV: '0', ACCOM: '0' }),
    ],
    bad: [
      oc3.example('activity not known', { ...LEAVER, ACTIV: '0' }),
      oc3.example('accommodation not known', { ...LEAVER, ACCOM: '0' }),
    ],
  }),
  oc3.row({
    code: '347',
    title: 'A leaver under 18 is not in a foyer',
    years: { from: 2024 },
    fields: ['DOB', 'ACCOM'],
    message:
      'The care leaver lives in a foyer (T1, T2), but was under 18 when the collection year began.',
    fix: 'Check the accommodation and the date of birth. Foyers are for people aged 18 and over.',
    // DfE checks the age at the start of the year, although the accommodation is recorded on the birthday.
    fails: ({ ACCOM, DOB }, { yearStart }) => isOneOf(ACCOM, FOYER) && isUnder(18, DOB, yearStart),
    ok: [
      oc3.example('18 on the first day of the year', { ACCOM: 'T1', DOB: '01/04/2008' }),
      oc3.example('elsewhere', { ACCOM: 'U1', DOB: '02/04/2008' }),
    ],
    bad: [
      oc3.example('18 on the day after', { ACCOM: 'T1', DOB: '02/04/2008' }),
      oc3.example('not suitable', { ACCOM: 'T2', DOB: '02/04/2008' }),
    ],
  }),
  oc3.child({
    code: '348',
    title: 'A leaver reported dead last year is reported dead again',
    years: { from: 2026 },
    fields: ['IN_TOUCH'],
    withLastYear: { OC3: ['IN_TOUCH'] },
    message: 'The care leaver was reported dead (DIED) last year, but is not this year.',
    fix: 'Give DIED. If last year’s return was wrong, say so in a note.',
    failing: (child, _context, lastYear) => {
      const living = child.OC3.where(({ IN_TOUCH }) => IN_TOUCH !== 'DIED');
      const wasDead = living.length > 0 && lastYear.OC3.some((row) => row.IN_TOUCH === 'DIED');
      return wasDead ? living : [];
    },
    ok: [
      withLastYear({ OC3: [DEAD] }, oc3.example('dead in both years', DEAD)),
      withLastYear({ OC3: [LEAVER] }, oc3.example('died since', DEAD)),
      withLastYear({ OC3: [LEAVER] }, oc3.example('alive in both years', LEAVER)),
    ],
    bad: [
      withLastYear({ OC3: [DEAD] }, oc3.example('alive again', LEAVER)),
      withLastYear({ OC3: [DEAD] }, oc3.example('left blank', {})),
    ],
  }),
  oc3.row({
    code: '391',
    title: 'A care leaver is at least 17',
    fields: ['DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
    message: 'The young person was under 17 at the end of the year, but has care leaver data.',
    fix: 'Remove the care leaver data, or check the date of birth.',
    fails: (leaver, { yearEnd }) => hasLeaverData(leaver) && isUnder(17, leaver.DOB, yearEnd),
    ok: [
      oc3.example('17 on the last day of the year', { ...LEAVER, DOB: '31/03/2010' }),
      oc3.example('under 17 without data', { DOB: '01/04/2010' }),
    ],
    bad: LEAVER_ITEMS.map((item) =>
      oc3.example(`17 on the day after the year, ${item} filled`, {
        [item]: LEAVER[item],
        DOB: '01/04/2010',
      }),
    ),
  }),
  oc3.child({
    code: '3001',
    title: 'A leaver turning 17 does not live with former foster carers',
    fields: ['ACCOM'],
    with: { Header: ['DOB'] },
    message: 'The care leaver turned 17 in the year, but lives with former foster carers (Z1, Z2).',
    fix: 'Check the accommodation, and the date of birth in the Header table. Staying put with former foster carers starts at 18.',
    failing: (child, context) =>
      child.OC3.where(
        ({ ACCOM }) =>
          isOneOf(ACCOM, WITH_FORMER_CARERS) &&
          birthdayInYear(17, birthOf(child), context) !== null,
      ),
    ok: [
      leaverBorn('17 on the day before the year', '31/03/2009', 'Z1'),
      leaverBorn('17 on the day after the year', '01/04/2010', 'Z1'),
      leaverBorn('elsewhere', '01/09/2009', 'Y1'),
    ],
    bad: [
      leaverBorn('17 on the first day of the year', '01/04/2009', 'Z1'),
      leaverBorn('17 on the last day of the year', '31/03/2010', 'Z2'),
    ],
  }),
];

function leaverBorn(why: string, DOB: string, ACCOM: string): Example {
  return example(why, { Header: [{ DOB }], OC3: [{ ...LEAVER, ACCOM }] });
}
