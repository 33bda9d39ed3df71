import { isAfter, isOnOrBefore } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, EpisodeRow, TableRow } from '../../tables.ts';
import { example, withLastYear } from '../makers.ts';
import { birthdayInYear } from '../predicates/ages.ts';
import { isEndOfCare, isOpen } from '../predicates/episodes.ts';
import { noLeaverData } from './no-care-leaver.ts';

/** The 17th or the 18th birthday if it is in the year. Null when neither is. */
function birthdayOfLeaver({ DOB }: TableRow<'OC3'>, context: ReturnContext): Day | null {
  return birthdayInYear(17, DOB, context) ?? birthdayInYear(18, DOB, context);
}

/** True when in care on a day. False when care ended on that day. */
function isInCareOn(day: Day | null, { Episodes }: CareChild): boolean {
  return Episodes.some(
    (episode) => isOnOrBefore(episode.DECOM, day) && (isOpen(episode) || isAfter(episode.DEC, day)),
  );
}

function hasLeftAfter(day: Day | null, episode: EpisodeRow): boolean {
  return isEndOfCare(episode) && isAfter(episode.DEC, day);
}

const LEAVER = { IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' };
const BORN_2008 = { ...LEAVER, DOB: '01/09/2008' };
const BORN_2009 = { ...LEAVER, DOB: '01/09/2009' };
const OPEN = { LS: 'C2', RNE: 'S', DECOM: '01/01/2025' };
const leftOn = (DEC: string) => ({ ...OPEN, DEC, REC: 'E5' });

export const STILL_IN_CARE_RULES: readonly Rule[] = [
  noLeaverData({
    code: '1007',
    title: 'A young person in care on the 17th or 18th birthday is not a care leaver',
    alsoReads: ['DOB'],
    with: { Episodes: ['DECOM', 'DEC'] },
    message: 'The young person was in care on the 17th or 18th birthday, but has care leaver data.',
    fix: 'Remove the care leaver data, or check the episodes and the date of birth.',
    isNoLeaver: ({ leaver, child, context }) =>
      isInCareOn(birthdayOfLeaver(leaver, context), child),
    ok: [
      example('care ended on the birthday', { Episodes: [leftOn('01/09/2026')], OC3: [BORN_2008] }),
      example('care began on the day after the birthday', {
        Episodes: [{ ...OPEN, DECOM: '02/09/2026' }],
        OC3: [BORN_2009],
      }),
      example('19 in the year', { Episodes: [OPEN], OC3: [{ ...LEAVER, DOB: '01/09/2007' }] }),
      example('16 in the year', { Episodes: [OPEN], OC3: [{ ...LEAVER, DOB: '01/09/2010' }] }),
      example('no care leaver data', { Episodes: [OPEN], OC3: [{ DOB: '01/09/2009' }] }),
    ],
    bad: [
      example('still in care, 17 in the year', { Episodes: [OPEN], OC3: [BORN_2009] }),
      example('still in care, 18 in the year', { Episodes: [OPEN], OC3: [BORN_2008] }),
      example('care ended on the day after', {
        Episodes: [leftOn('02/09/2026')],
        OC3: [BORN_2008],
      }),
      example('care began on the birthday', {
        Episodes: [{ ...OPEN, DECOM: '01/09/2026' }],
        OC3: [BORN_2009],
      }),
    ],
  }),
  noLeaverData({
    code: '1010',
    title: 'A leaver in care at the end of last year has an episode this year',
    with: { Episodes: ['CHILD'] },
    withLastYear: { Episodes: ['DEC'] },
    message:
      'The child was in care at the end of last year and has no episode this year, but has care leaver data.',
    fix: 'Add the episode with its end date and reason, or correct last year’s return.',
    isNoLeaver: ({ child, lastYear }) =>
      child.Episodes.count === 0 && lastYear.Episodes.latest().some(isOpen),
    ok: [
      withLastYear(
        { Episodes: [OPEN] },
        example('ended this year', { Episodes: [leftOn('01/05/2026')], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [leftOn('01/02/2026')] },
        example('ended last year', { Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [OPEN, { ...leftOn('01/02/2026'), DECOM: '01/02/2025' }] },
        example('the latest ended', { Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear({ Episodes: [] }, example('no episode', { Episodes: [], OC3: [LEAVER] })),
      withLastYear(
        { Episodes: [OPEN] },
        example('no care leaver data', { Episodes: [], OC3: [{}] }),
      ),
    ],
    bad: [
      withLastYear(
        { Episodes: [OPEN] },
        example('open and not sent again', { Episodes: [], OC3: [LEAVER] }),
      ),
    ],
  }),
  noLeaverData({
    code: '1016',
    title: 'A young person who left care after the 17th or 18th birthday is not yet a care leaver',
    years: { from: 2024 },
    alsoReads: ['DOB'],
    with: { Episodes: ['DEC', 'REC'] },
    message:
      'Care ended after the 17th or 18th birthday in the year, but there is care leaver data.',
    fix: 'Remove the care leaver data, which is collected from the next birthday. Or check the dates.',
    isNoLeaver: ({ leaver, child, context }) =>
      child.Episodes.latest().some((episode) =>
        hasLeftAfter(birthdayOfLeaver(leaver, context), episode),
      ),
    ok: [
      example('left on the birthday', { Episodes: [leftOn('01/09/2026')], OC3: [BORN_2009] }),
      example('left after the 17th, before the 18th birthday', {
        Episodes: [leftOn('31/08/2026')],
        OC3: [BORN_2008],
      }),
      example('19 in the year', {
        Episodes: [leftOn('02/09/2026')],
        OC3: [{ ...LEAVER, DOB: '01/09/2007' }],
      }),
      example('still in care is left to another rule', { Episodes: [OPEN], OC3: [BORN_2009] }),
      example('no episode', { Episodes: [], OC3: [BORN_2009] }),
      example('care continued', {
        Episodes: [{ ...OPEN, DEC: '02/09/2026', REC: 'X1' }],
        OC3: [BORN_2009],
      }),
      example('back in care', {
        Episodes: [leftOn('02/09/2026'), { ...OPEN, DECOM: '01/12/2026' }],
        OC3: [BORN_2009],
      }),
    ],
    bad: [
      example('on the day after the 17th birthday', {
        Episodes: [leftOn('02/09/2026')],
        OC3: [BORN_2009],
      }),
      example('on the day after the 18th birthday', {
        Episodes: [leftOn('02/09/2026')],
        OC3: [BORN_2008],
      }),
    ],
  }),
];
