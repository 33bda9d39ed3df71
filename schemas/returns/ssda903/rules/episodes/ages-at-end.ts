import { isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes, example, failing } from '../makers.ts';
import { andDateOfBirth, birthOf, hasReached, isUnder } from '../predicates/ages.ts';
import { endOrYearEnd, isOpen } from '../predicates/episodes.ts';
import { isAdopted } from '../predicates/periods-of-care.ts';

const BIRTHDAY = '01/06/2026';
const DAY_BEFORE = '31/05/2026';

const TEN = '01/06/2016';
/** The start of an episode does not matter to these rules, so an episode with an unreadable start is checked too. */
const START_NOT_READ = ['DECOM'];

const EIGHTEEN = '01/06/2008';
const ended = (DOB: string, REC: string, DEC: string) => ({
  Header: [{ DOB }],
  Episodes: [{ REC, DEC }],
});

interface YoungestLeaver {
  readonly code: string;
  readonly reasons: readonly string[];
  readonly name: string;
  readonly age: number;
  /** Date of birth of a child who reaches that age on 1 June 2026, for the examples. */
  readonly born: string;
  readonly fields: readonly ('DEC' | 'REC')[];
}

/** A rule on an end reason that has a lowest age. */
function youngestLeaver({ code, reasons, name, age, born, fields }: YoungestLeaver): Rule {
  const codes = reasons.join(', ');
  return episodes.child({
    code,
    title: `${name} (${codes}) is for children of ${age} or over`,
    fields,
    alsoReads: ['DEC'],
    askedIfFilled: START_NOT_READ,
    with: { Header: ['DOB'] },
    message: `The child was under ${age} when the episode ended. That is too young for this reason (${codes}).`,
    fix: `Check the reason the episode ceased, its end date and the date of birth. ${codes} needs a child of at least ${age}.`,
    failing: (child) => {
      const birth = birthOf(child);
      return child.Episodes.where(
        ({ REC, DEC }) => isOneOf(REC, reasons) && isUnder(age, birth, DEC),
      );
    },
    ok: [
      ...reasons.map((REC) =>
        example(`${REC} on the birthday of ${age}`, ended(born, REC, BIRTHDAY)),
      ),
      example('a younger child who went home', ended(born, 'E4A', DAY_BEFORE)),
      example('no end date', ended(born, reasons[0] ?? '', '')),
    ],
    bad: [
      ...reasons.map((REC) =>
        example(`${REC} the day before the birthday`, ended(born, REC, DAY_BEFORE)),
      ),
      example('the start is not a real date', {
        Header: [{ DOB: born }],
        Episodes: [{ DECOM: '31/02/2026', DEC: DAY_BEFORE, REC: reasons[0] ?? '' }],
      }),
    ],
  });
}

const SPECIAL_GUARDIANSHIP = ['E45', 'E46', 'E47', 'E48'];

export const AGE_AT_END_RULES: readonly Rule[] = [
  episodes.child({
    code: '386',
    title: 'Adoption is before the age of 18',
    fields: ['REC'],
    alsoReads: ['DEC'],
    askedIfFilled: START_NOT_READ,
    with: { Header: ['DOB'] },
    message: 'The episode ended in adoption (E11, E12), but the child was 18 or over.',
    fix: 'Check the reason the episode ceased, its end date and the date of birth.',
    failing: (child) => {
      const birth = birthOf(child);
      return child.Episodes.where(
        (episode) => isAdopted(episode) && hasReached(18, birth, episode.DEC),
      );
    },
    ok: [
      example('the day before the 18th birthday', ended(EIGHTEEN, 'E11', DAY_BEFORE)),
      example('an adult who stayed with the carers', ended(EIGHTEEN, 'E17', BIRTHDAY)),
    ],
    bad: [
      example('unopposed, on the 18th birthday', ended(EIGHTEEN, 'E11', BIRTHDAY)),
      example('consent dispensed with, on the 18th birthday', ended(EIGHTEEN, 'E12', BIRTHDAY)),
      example('the start is not a real date', {
        Header: [{ DOB: EIGHTEEN }],
        Episodes: [{ DECOM: '31/02/2026', DEC: BIRTHDAY, REC: 'E11' }],
      }),
    ],
  }),
  episodes.child({
    code: '407',
    title: 'Special guardianship is granted before the age of 18',
    fields: ['DEC', 'REC'],
    askedIfFilled: START_NOT_READ,
    with: { Header: ['DOB'] },
    alsoPointsAt: { Header: ['DOB'] },
    message:
      'The episode ended in special guardianship (E45 to E48), but the child was 18 or over.',
    fix: 'Check the reason the episode ceased, its end date and the date of birth.',
    failing: (child) => {
      const birth = birthOf(child);
      const tooOld = child.Episodes.where(
        ({ REC, DEC }) => isOneOf(REC, SPECIAL_GUARDIANSHIP) && hasReached(18, birth, DEC),
      );
      return andDateOfBirth(child, tooOld);
    },
    ok: [
      example('the day before the 18th birthday', ended(EIGHTEEN, 'E45', DAY_BEFORE)),
      example('an adult who stayed with the carers', ended(EIGHTEEN, 'E17', BIRTHDAY)),
    ],
    bad: [
      ...SPECIAL_GUARDIANSHIP.map((REC) =>
        failing(2, example(`${REC} on the 18th birthday`, ended(EIGHTEEN, REC, BIRTHDAY))),
      ),
      failing(
        2,
        example('the start is not a real date', {
          Header: [{ DOB: EIGHTEEN }],
          Episodes: [{ DECOM: '31/02/2026', DEC: BIRTHDAY, REC: 'E45' }],
        }),
      ),
    ],
  }),
  youngestLeaver({
    code: '387',
    reasons: ['E5', 'E6'],
    name: 'Independent living',
    age: 14,
    born: '01/06/2012',
    fields: ['REC'],
  }),
  youngestLeaver({
    code: '389',
    reasons: ['E7'],
    name: 'Adult social care',
    age: 16,
    born: '01/06/2010',
    fields: ['REC'],
  }),
  youngestLeaver({
    code: '460',
    reasons: ['E17'],
    name: 'Staying with the carers as an adult',
    age: 18,
    born: EIGHTEEN,
    fields: ['DEC', 'REC'],
  }),
  episodes.child({
    code: '359',
    title: 'After the 18th birthday care continues only in a children’s home under section 20',
    fields: ['DEC', 'LS', 'PLACE'],
    askedIfFilled: START_NOT_READ,
    with: { Header: ['DOB'] },
    message:
      'The child turned 18 before the last day of the year and is still looked after, but not in a children’s home (K2) under section 20 (V2).',
    fix: 'Give the end date of the episode and the reason, or check the date of birth, the legal status and the placement type.',
    failing: (child, { yearEnd }) => {
      const birth = birthOf(child);
      return child.Episodes.where((episode) => {
        const mayStay = episode.LS === 'V2' && episode.PLACE === 'K2';
        return isOpen(episode) && !mayStay && hasReached(18, birth, yearEnd - 1);
      });
    },
    ok: [
      example('18th birthday on the last day of the year', {
        Header: [{ DOB: '31/03/2009' }],
        Episodes: [{ LS: 'C2', PLACE: 'U4' }],
      }),
      example('in a children’s home under section 20', {
        Header: [{ DOB: '30/03/2009' }],
        Episodes: [{ LS: 'V2', PLACE: 'K2' }],
      }),
      example('care ended', {
        Header: [{ DOB: '30/03/2009' }],
        Episodes: [{ LS: 'C2', PLACE: 'U4', DEC: '30/03/2027' }],
      }),
    ],
    bad: [
      example('18th birthday the day before the last', {
        Header: [{ DOB: '30/03/2009' }],
        Episodes: [{ LS: 'C2', PLACE: 'U4' }],
      }),
      example('section 20, but with foster carers', {
        Header: [{ DOB: '30/03/2009' }],
        Episodes: [{ LS: 'V2', PLACE: 'U4' }],
      }),
      example('in a children’s home, but under a care order', {
        Header: [{ DOB: '30/03/2009' }],
        Episodes: [{ LS: 'C2', PLACE: 'K2' }],
      }),
      example('the start is not a real date', {
        Header: [{ DOB: '30/03/2009' }],
        Episodes: [{ DECOM: '31/02/2026', LS: 'C2', PLACE: 'U4' }],
      }),
    ],
  }),
  episodes.child({
    code: '234',
    title: 'A child under 10 does not move because of custody',
    years: { from: 2026 },
    fields: ['REASON_PLACE_CHANGE'],
    alsoReads: ['DEC'],
    askedIfFilled: START_NOT_READ,
    with: { Header: ['DOB'] },
    alsoPointsAt: { Header: ['DOB'] },
    message:
      'The reason for placement change is custody (CUSTOD), but the child was under 10 when the episode ended, or at the end of the year if the episode is open.',
    fix: 'Correct the reason for placement change, or check the date of birth.',
    // The reason is recorded on the episode that the child moved from, so the age on the day of the move is the age at
    // its end.
    failing: (child, context) => {
      const birth = birthOf(child);
      const tooYoung = child.Episodes.where(
        (episode) =>
          episode.REASON_PLACE_CHANGE === 'CUSTOD' &&
          isUnder(10, birth, endOrYearEnd(episode, context)),
      );
      return andDateOfBirth(child, tooYoung);
    },
    ok: [
      example('moved on the 10th birthday from where the child had been for years', {
        Header: [{ DOB: TEN }],
        Episodes: [{ REASON_PLACE_CHANGE: 'CUSTOD', DECOM: '01/05/2020', DEC: BIRTHDAY }],
      }),
      example('a younger child with another reason', {
        Header: [{ DOB: TEN }],
        Episodes: [{ REASON_PLACE_CHANGE: 'CARPL', DECOM: '01/05/2020', DEC: DAY_BEFORE }],
      }),
      example('not moved yet, 10 on the last day of the year', {
        Header: [{ DOB: '31/03/2017' }],
        Episodes: [{ REASON_PLACE_CHANGE: 'CUSTOD', DECOM: '01/05/2020' }],
      }),
    ],
    bad: [
      failing(
        2,
        example('moved the day before the 10th birthday', {
          Header: [{ DOB: TEN }],
          Episodes: [{ REASON_PLACE_CHANGE: 'CUSTOD', DECOM: '01/05/2020', DEC: DAY_BEFORE }],
        }),
      ),
      failing(
        2,
        example('moved too young the start is not a real date', {
          Header: [{ DOB: TEN }],
          Episodes: [{ REASON_PLACE_CHANGE: 'CUSTOD', DECOM: '31/02/2020', DEC: DAY_BEFORE }],
        }),
      ),
      failing(
        2,
        example('not moved yet, 10 on the day after the year', {
          Header: [{ DOB: '01/04/2017' }],
          Episodes: [{ REASON_PLACE_CHANGE: 'CUSTOD', DECOM: '01/05/2020' }],
        }),
      ),
    ],
  }),
];
