import { isAfter, isBefore } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { AnyRow } from '../../../table.ts';
import type { EpisodeRow } from '../../tables.ts';
import { example, failing, oc3 } from '../makers.ts';
import { ADOPTION_ITEMS, hasAdoptionItems } from '../predicates/adoption.ts';
import {
  HEALTH_ITEMS,
  hasHealthData,
  hasLeaverData,
  LEAVER_ITEMS,
} from '../predicates/outcomes.ts';
import { isTwelveMonthChild, TWELVE_MONTH_READS } from '../predicates/periods-of-care.ts';

const LEAVER = { IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' };
const ADOPTED = { DATE_INT: '01/05/2026' };
const HEALTHY = { TEETH_CHECK: '1' };
const ALL_YEAR = { RNE: 'S', LS: 'C2', DECOM: '01/01/2025' };
const ENDED = { ...ALL_YEAR, DEC: '01/09/2026', REC: 'E5' };
const BEFORE_THE_YEAR = { ...ALL_YEAR, DEC: '31/03/2026', REC: 'E5' };

/** The rows of both tables when both have rows, for two tables that a child cannot both be in. */
function whereBoth(ones: readonly AnyRow[], others: readonly AnyRow[]): readonly AnyRow[] {
  return ones.length > 0 && others.length > 0 ? [...ones, ...others] : [];
}

/** True when an episode did not end before the year or start after it. One without a start may have started in time. */
function mayBeInYear({ DECOM, DEC }: EpisodeRow, { yearStart, yearEnd }: ReturnContext): boolean {
  return !isBefore(DEC, yearStart) && !isAfter(DECOM, yearEnd);
}

export const LEAVER_AND_OTHER_TABLE_RULES: readonly Rule[] = [
  oc3.child({
    code: '134',
    title: 'A care leaver was not adopted',
    fields: LEAVER_ITEMS,
    alsoPointsAt: { AD1: ADOPTION_ITEMS },
    askedIfFilled: ['DATE_INT', 'DATE_MATCH'],
    message: 'The child has both care leaver data (OC3) and adoption data (AD1).',
    fix: 'Remove the child from the table that is wrong. An adopted child is not a care leaver.',
    failing: (child) =>
      whereBoth(child.OC3.where(hasLeaverData), child.AD1.where(hasAdoptionItems)),
    ok: [
      example('care leaver data alone', { OC3: [LEAVER], AD1: [{}] }),
      example('adoption data alone', { OC3: [{}], AD1: [ADOPTED] }),
      example('no adoptions sent', { OC3: [LEAVER] }),
    ],
    bad: [
      failing(2, example('both', { OC3: [LEAVER], AD1: [{ FOSTER_CARE: '0' }] })),
      failing(
        2,
        example('a date that cannot be read is data', {
          OC3: [{ ACCOM: '0' }],
          AD1: [{ DATE_INT: '31/06/2026' }],
        }),
      ),
    ],
  }),
  oc3.child({
    code: '187',
    title: 'A child looked after all year is neither a care leaver nor adopted',
    fields: LEAVER_ITEMS,
    alsoPointsAt: { AD1: ADOPTION_ITEMS },
    with: { Episodes: TWELVE_MONTH_READS },
    askedIfFilled: ['DATE_INT', 'DATE_MATCH'],
    message:
      'The child was looked after all year, but has care leaver data (OC3) or adoption data (AD1).',
    fix: 'Remove the data, or give the end date and the reason of the episode that ended care.',
    failing: (child, context) => {
      const given = [...child.OC3.where(hasLeaverData), ...child.AD1.where(hasAdoptionItems)];
      return given.length > 0 && isTwelveMonthChild(child, context) === true ? given : [];
    },
    ok: [
      example('care ended in the year', { Episodes: [ENDED], OC3: [LEAVER], AD1: [] }),
      example('neither', { Episodes: [ALL_YEAR], OC3: [{}], AD1: [{}] }),
    ],
    bad: [
      example('care leaver data', { Episodes: [ALL_YEAR], OC3: [LEAVER] }),
      example('an end on the last day of the year, its reason not given', {
        Episodes: [{ ...ALL_YEAR, DEC: '31/03/2027' }],
        OC3: [LEAVER],
      }),
      example('adoption data', { Episodes: [ALL_YEAR], AD1: [ADOPTED] }),
      failing(2, example('both', { Episodes: [ALL_YEAR], OC3: [LEAVER], AD1: [ADOPTED] })),
      example('a date that cannot be read is data', {
        Episodes: [ALL_YEAR],
        AD1: [{ DATE_MATCH: '31/06/2026' }],
      }),
    ],
  }),
  oc3.child({
    code: '215',
    title: 'A care leaver has no health data',
    fields: LEAVER_ITEMS,
    alsoPointsAt: { OC2: HEALTH_ITEMS },
    message: 'The child has both care leaver data (OC3) and health data (OC2).',
    fix: 'Remove the child from the table that is wrong. Health data is for children looked after all year.',
    failing: (child) => whereBoth(child.OC3.where(hasLeaverData), child.OC2.where(hasHealthData)),
    ok: [
      example('care leaver data alone', { OC3: [LEAVER], OC2: [{}] }),
      example('health data alone', { OC3: [{}], OC2: [HEALTHY] }),
      example('a questionnaire is left to another rule', {
        OC3: [LEAVER],
        OC2: [{ SDQ_SCORE: '12' }],
      }),
      example('no health data sent', { OC3: [LEAVER] }),
    ],
    bad: [failing(2, example('both', { OC3: [LEAVER], OC2: [HEALTHY] }))],
  }),
  oc3.child({
    code: '1014',
    title: 'A care leaver without an episode in the year has no asylum data',
    fields: LEAVER_ITEMS,
    alsoPointsAt: { UASC: ['DUC'] },
    with: { Episodes: ['DECOM', 'DEC'] },
    askedIfFilled: ['DUC'],
    message:
      'The care leaver had no episode in the year, but is in the table of unaccompanied asylum-seeking children.',
    fix: 'Remove the row from the UASC table. That table is for children looked after in the year.',
    failing: (child, context) => {
      const rows = whereBoth(child.OC3.where(hasLeaverData), child.UASC.rows);
      const hasNone = child.Episodes.none((episode) => mayBeInYear(episode, context));
      return hasNone ? rows : [];
    },
    ok: [
      example('an episode in the year', { Episodes: [ENDED], OC3: [LEAVER], UASC: [{}] }),
      example('care ended on the first day of the year', {
        Episodes: [{ ...ENDED, DEC: '01/04/2026' }],
        OC3: [LEAVER],
        UASC: [{}],
      }),
      example('care began on the last day of the year', {
        Episodes: [{ ...ALL_YEAR, DECOM: '31/03/2027' }],
        OC3: [LEAVER],
        UASC: [{}],
      }),
      example('an episode that cannot be read', {
        Episodes: [{ ...BEFORE_THE_YEAR, DEC: '31/06/2026' }],
        OC3: [LEAVER],
        UASC: [{}],
      }),
      example('an episode without a start', {
        Episodes: [{ ...ALL_YEAR, DECOM: '' }],
        OC3: [LEAVER],
        UASC: [{}],
      }),
      example('not in the table', { Episodes: [], OC3: [LEAVER], UASC: [] }),
      example('no table sent', { Episodes: [], OC3: [LEAVER] }),
      example('no care leaver data', { Episodes: [], OC3: [{}], UASC: [{}] }),
    ],
    bad: [
      failing(2, example('no episode', { Episodes: [], OC3: [LEAVER], UASC: [{}] })),
      failing(
        2,
        example('an episode of the year after', {
          Episodes: [{ ...ALL_YEAR, DECOM: '01/04/2027' }],
          OC3: [LEAVER],
          UASC: [{}],
        }),
      ),
      failing(
        2,
        example('an episode of the year before', {
          Episodes: [BEFORE_THE_YEAR],
          OC3: [LEAVER],
          UASC: [{ DUC: '31/06/2026' }],
        }),
      ),
    ],
  }),
];
