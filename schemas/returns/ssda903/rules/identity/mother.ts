import {
  isBefore,
  isBlank,
  isFilled,
  isOneOf,
  isOnOrAfter,
  isOnOrBefore,
} from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { CareChild, EpisodeRow, HeaderRow } from '../../tables.ts';
import { example, header, inYear } from '../makers.ts';
import { isEndOfCare, isInYear, isRespite } from '../predicates/episodes.ts';
import { isOnlyCareLeaver, STARTS_NOT_READ } from '../predicates/presence.ts';
import { isFemale, isMale } from '../predicates/sex.ts';

/** The episode has no start, and did not end before the year. */
function mayBeInYear({ DECOM, DEC }: EpisodeRow, { yearStart }: ReturnContext): boolean {
  return isBlank(DECOM) && !isBefore(DEC, yearStart);
}

/** True when the mother item is wrong for the child's sex, or for whether the child was looked after in the year. */
function isWrongMother(row: HeaderRow, child: CareChild, context: ReturnContext): boolean {
  const inThisYear = (episode: EpisodeRow): boolean => isInYear(episode, context);
  if (isBlank(row.MOTHER)) {
    // Not collected for short breaks: rule 399 requires a blank.
    const isLookedAfter = child.Episodes.some((each) => inThisYear(each) && !isRespite(each));
    return isFemale(row, context) && isLookedAfter;
  }
  const isCareLeaver = child.OC3.count > 0;
  return (
    !isOneOf(row.MOTHER, ['0', '1']) ||
    isMale(row, context) ||
    (isCareLeaver && child.Episodes.none((each) => inThisYear(each) || mayBeInYear(each, context)))
  );
}

/** An episode, other than a short break, that ended care in the year. */
function isLeavingInYear(episode: EpisodeRow, { yearStart, yearEnd }: ReturnContext): boolean {
  return (
    isEndOfCare(episode) &&
    !isRespite(episode) &&
    isOnOrAfter(episode.DEC, yearStart) &&
    isOnOrBefore(episode.DEC, yearEnd)
  );
}

const EPISODE = { DECOM: '01/06/2026', LS: 'C2' };
const LEFT = { DECOM: '01/06/2025', DEC: '01/06/2026', LS: 'C2', REC: 'E4A' };

export const MOTHER_RULES: readonly Rule[] = [
  header.child({
    code: '165',
    title:
      'Mother is 0 or 1 for girls looked after in the year, and blank for boys and for care leavers not looked after',
    fields: ['MOTHER', 'SEX'],
    with: { Episodes: ['DECOM', 'DEC', 'LS'] },
    withIfSent: { OC3: [] },
    owns: [{ field: 'MOTHER', problems: ['not-in-code-set'] }],
    message:
      'Mother is not 0 or 1. Or it is blank for a girl looked after in the year (other than for short breaks). Or it is given for a boy, or for a care leaver not looked after in the year.',
    fix: 'Give 0 or 1 for a girl with an episode in the year that is not a short break. Leave it blank for a boy, and for a care leaver without an episode in the year.',
    failing: (child, context) => child.Header.where((row) => isWrongMother(row, child, context)),
    ok: [
      example('a girl in care', { Header: [{ SEX: 'F', MOTHER: '0' }], Episodes: [EPISODE] }),
      example('a mother in care', {
        Header: [{ SEX: 'F', MOTHER: '1' }],
        Episodes: [EPISODE],
        OC3: [{}],
      }),
      example('blank for a boy', { Header: [{ SEX: 'M' }], Episodes: [EPISODE] }),
      example('a girl with short breaks', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...EPISODE, LS: 'V3' }],
      }),
      example('a girl whose care ended before the year', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...LEFT, DEC: '31/03/2026' }],
      }),
      example('a care leaver', { Header: [{ SEX: 'F' }], Episodes: [], OC3: [{}] }),
      example('sex unknown, blank', { Header: [{ SEX: 'U' }], Episodes: [EPISODE] }),
      example('sex unknown, given', { Header: [{ SEX: 'U', MOTHER: '1' }], Episodes: [EPISODE] }),
      example('neither in care nor a care leaver', {
        Header: [{ SEX: 'F', MOTHER: '1' }],
        Episodes: [],
      }),
      example('a care leaver whose episode has an end that is not real', {
        Header: [{ SEX: 'F', MOTHER: '1' }],
        Episodes: [{ ...LEFT, DEC: '31/02/2027' }],
        OC3: [{}],
      }),
      example('a care leaver with an episode that has no start', {
        Header: [{ SEX: 'F', MOTHER: '1' }],
        Episodes: [{ ...EPISODE, DECOM: '' }],
        OC3: [{}],
      }),
      example(
        'a care leaver with an episode that has no start and ended on the first day of the year',
        {
          Header: [{ SEX: 'F', MOTHER: '1' }],
          Episodes: [{ ...LEFT, DECOM: '', DEC: '01/04/2026' }],
          OC3: [{}],
        },
      ),
      example('a girl whose care begins after the year', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...EPISODE, DECOM: '01/04/2027' }],
      }),
      inYear(2024, example('blank for a boy in figures', { Header: [{ SEX: '1' }], Episodes: [] })),
    ],
    bad: [
      example('no such code', { Header: [{ SEX: 'F', MOTHER: '2' }], Episodes: [EPISODE] }),
      example('given for a boy', { Header: [{ SEX: 'M', MOTHER: '0' }], Episodes: [EPISODE] }),
      example('blank for a girl in care', { Header: [{ SEX: 'F' }], Episodes: [EPISODE] }),
      example('blank for a girl who left on the first day of the year', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...LEFT, DEC: '01/04/2026' }],
      }),
      example('a care leaver without an episode', {
        Header: [{ SEX: 'F', MOTHER: '1' }],
        Episodes: [],
        OC3: [{}],
      }),
      example('a care leaver whose care ended before the year', {
        Header: [{ SEX: 'F', MOTHER: '0' }],
        Episodes: [{ ...LEFT, DEC: '31/03/2026' }],
        OC3: [{}],
      }),
      example('a care leaver whose care begins again after the year', {
        Header: [{ SEX: 'F', MOTHER: '0' }],
        Episodes: [{ ...EPISODE, DECOM: '01/04/2027' }],
        OC3: [{}],
      }),
      example('a care leaver with an episode that has no start and ended before the year', {
        Header: [{ SEX: 'F', MOTHER: '0' }],
        Episodes: [{ ...LEFT, DECOM: '', DEC: '31/03/2026' }],
        OC3: [{}],
      }),
      inYear(
        2024,
        example('given for a boy in figures', {
          Header: [{ SEX: '1', MOTHER: '1' }],
          Episodes: [],
        }),
      ),
      inYear(
        2024,
        example('a girl in figures', {
          Header: [{ SEX: '2' }],
          Episodes: [{ DECOM: '01/06/2023' }],
        }),
      ),
    ],
  }),
  header.child({
    code: '393',
    title: 'Mother is 0 or 1 for each girl in care',
    fields: ['MOTHER'],
    alsoReads: ['SEX'],
    with: { Episodes: ['LS'] },
    askedIfFilled: STARTS_NOT_READ,
    message: 'Mother is blank for a girl who is looked after (other than for short breaks).',
    fix: 'Give 1 if she is a mother, 0 if she is not.',
    failing: (child, context) =>
      child.Header.where(
        (row) =>
          isBlank(row.MOTHER) &&
          isFemale(row, context) &&
          child.Episodes.some((episode) => !isRespite(episode)),
      ),
    ok: [
      example('given', { Header: [{ SEX: 'F', MOTHER: '0' }], Episodes: [{ LS: 'C2' }] }),
      example('a boy', { Header: [{ SEX: 'M' }], Episodes: [{ LS: 'C2' }] }),
      example('short breaks only', { Header: [{ SEX: 'F' }], Episodes: [{ LS: 'V4' }] }),
      example('no episode', { Header: [{ SEX: 'F' }], Episodes: [] }),
    ],
    bad: [
      example('in care', { Header: [{ SEX: 'F' }], Episodes: [{ LS: 'C2' }] }),
      example('in care, with a start that is not real', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ LS: 'C2', DECOM: '31/02/2027' }],
      }),
      inYear(2025, example('sex given as F', { Header: [{ SEX: 'F' }], Episodes: [{ LS: 'C2' }] })),
      inYear(2024, example('in figures', { Header: [{ SEX: '2' }], Episodes: [{ LS: 'C2' }] })),
    ],
  }),
  header.child({
    code: '607',
    title: 'Mother is 0 or 1 for each girl who left care in the year',
    fields: ['MOTHER'],
    alsoReads: ['SEX'],
    with: { Episodes: ['DEC', 'REC', 'LS'] },
    askedIfFilled: STARTS_NOT_READ,
    message: 'Mother is blank for a girl who left care in the year.',
    fix: 'Give 1 if she was a mother when she left, 0 if she was not.',
    failing: (child, context) =>
      child.Header.where(
        (row) =>
          isBlank(row.MOTHER) &&
          isFemale(row, context) &&
          child.Episodes.some((episode) => isLeavingInYear(episode, context)),
      ),
    ok: [
      example('given', { Header: [{ SEX: 'F', MOTHER: '0' }], Episodes: [LEFT] }),
      example('a boy', { Header: [{ SEX: 'M' }], Episodes: [LEFT] }),
      example('care continued', { Header: [{ SEX: 'F' }], Episodes: [{ ...LEFT, REC: 'X1' }] }),
      example('still in care', { Header: [{ SEX: 'F' }], Episodes: [EPISODE] }),
      example('a short break', { Header: [{ SEX: 'F' }], Episodes: [{ ...LEFT, LS: 'V3' }] }),
      example('left on the day before the year', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...LEFT, DEC: '31/03/2026' }],
      }),
      example('left on the day after the year', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...LEFT, DEC: '01/04/2027' }],
      }),
    ],
    bad: [
      example('left on the first day of the year', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...LEFT, DEC: '01/04/2026' }],
      }),
      example('left in the year, with a start that is not real', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...LEFT, DECOM: '31/02/2025' }],
      }),
      example('left on the last day of the year', {
        Header: [{ SEX: 'F' }],
        Episodes: [{ ...LEFT, DEC: '31/03/2027' }],
      }),
    ],
  }),
  header.child({
    code: '628',
    title: 'Mother is blank for a care leaver who was not looked after',
    fields: ['MOTHER'],
    with: { Episodes: [] },
    withIfSent: { OC3: [] },
    message: 'Mother is given for a care leaver without an episode.',
    fix: 'Leave it blank, or add the child’s episodes in the year.',
    failing: (child) =>
      isOnlyCareLeaver(child) ? child.Header.where(({ MOTHER }) => isFilled(MOTHER)) : [],
    ok: [
      example('blank', { Header: [{}], Episodes: [], OC3: [{}] }),
      example('with an episode', { Header: [{ MOTHER: '1' }], Episodes: [{}], OC3: [{}] }),
      example('not a care leaver', { Header: [{ MOTHER: '1' }], Episodes: [], OC3: [] }),
    ],
    bad: [
      example('a mother', { Header: [{ MOTHER: '1' }], Episodes: [], OC3: [{}] }),
      example('not a mother', { Header: [{ MOTHER: '0' }], Episodes: [], OC3: [{}] }),
    ],
  }),
];
