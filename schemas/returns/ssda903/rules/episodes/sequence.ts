import { isFilled, isOneOf, isOnOrAfter, isOnOrBefore, isSameDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, failing } from '../makers.ts';
import { isCarriedOn, isContinuing, isEndOfCare } from '../predicates/episodes.ts';

const FIRST = { DECOM: '01/04/2026', DEC: '01/06/2026', REC: 'X1', RNE: 'S' };
const WENT_HOME = { ...FIRST, REC: 'E4A' };

/**
 * True when care continued from the previous episode, by this episode's reason or, without one, by the previous
 * episode's end reason.
 */
function isSamePeriod(episode: EpisodeRow, previous: EpisodeRow): boolean {
  return isContinuing(episode) || (episode.RNE !== 'S' && isCarriedOn(previous));
}

/** Episodes of one period of care with another category of need than the first that is given. */
function withOtherNeed(period: readonly EpisodeRow[]): readonly EpisodeRow[] {
  const first = period.find(({ CIN }) => isFilled(CIN))?.CIN;
  return period.filter(({ CIN }) => isFilled(CIN) && CIN !== first);
}

export const EPISODE_SEQUENCE_RULES: readonly Rule[] = [
  episodes.child({
    code: '357',
    title: 'Care that starts in the year starts with S',
    fields: ['RNE'],
    message:
      'The child’s first episode starts in the year, but its reason for new episode is not S.',
    fix: 'Give S, or add the earlier episodes.',
    failing: (child, { yearStart, yearEnd }) =>
      child.Episodes.first().filter(
        ({ DECOM, RNE }) =>
          isOnOrAfter(DECOM, yearStart) && isOnOrBefore(DECOM, yearEnd) && RNE !== 'S',
      ),
    ok: [
      episodes.example('starts with S', { DECOM: '01/04/2026', RNE: 'S' }),
      episodes.example('began before the year', { DECOM: '31/03/2026', RNE: 'P' }),
      episodes.example('a start after the year is left to rule 354', {
        DECOM: '01/04/2027',
        RNE: 'P',
      }),
      episodes.example(
        'an episode whose dates cannot be read may have come before',
        { DECOM: '31/02/2026', DEC: '31/06/2026' },
        { DECOM: '01/06/2026', RNE: 'P' },
      ),
      episodes.example(
        'an episode without a start may have come before',
        { RNE: 'S', DEC: '20/06/2026' },
        { DECOM: '01/06/2026', RNE: 'P' },
      ),
      episodes.example('a later episode continues care', FIRST, { DECOM: '01/06/2026', RNE: 'P' }),
    ],
    bad: [
      episodes.example('P on the first day of the year', { DECOM: '01/04/2026', RNE: 'P' }),
      episodes.example('L on the last day of the year', { DECOM: '31/03/2027', RNE: 'L' }),
      episodes.example('no reason at all', { DECOM: '01/06/2026', RNE: '' }),
    ],
  }),
  episodes.child({
    code: '388',
    title: 'X1 is for care that continues on the same day',
    fields: ['REC'],
    alsoReads: ['DEC'],
    message:
      'The episode ended with X1, but no episode starts that day. Or an episode starts that day, but this one did not end with X1.',
    fix: 'Check the dates of both episodes. Give X1 if the next episode starts on the day this one ended, and another reason if care ended.',
    failing: (child) => [
      ...child.Episodes.beforeNext(
        (episode, next) => isCarriedOn(episode) !== isSameDay(next.DECOM, episode.DEC),
      ),
      ...child.Episodes.latest().filter(isCarriedOn),
    ],
    ok: [
      episodes.example('continues the same day', FIRST, { DECOM: '01/06/2026' }),
      episodes.example('went home and came back', WENT_HOME, { DECOM: '02/06/2026' }),
      episodes.example('what follows has no start yet', FIRST, { DEC: '01/08/2026', REC: 'E4A' }),
      episodes.example(
        'an episode of which neither day is a date may stand between',
        FIRST,
        { DECOM: '31/06/2026', DEC: '31/09/2026', REC: 'X1' },
        { DECOM: '01/09/2026' },
      ),
    ],
    bad: [
      episodes.example('a gap after X1', FIRST, { DECOM: '02/06/2026' }),
      episodes.example('the next starts before X1', FIRST, { DECOM: '31/05/2026' }),
      episodes.example('continues the same day without X1', WENT_HOME, { DECOM: '01/06/2026' }),
      episodes.example('nothing follows X1', FIRST),
    ],
  }),
  episodes.child({
    code: '431',
    title: 'Care starts again only after it ended',
    fields: ['RNE', 'DECOM'],
    alsoReads: ['DEC'],
    message: 'The episode starts care (S) on or before the day the previous episode ended.',
    fix: 'Check both dates. If care continued, give the reason for what changed (L, P, T, B or U).',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) => episode.RNE === 'S' && isOnOrBefore(episode.DECOM, previous.DEC),
      ),
    ok: [
      episodes.example('the day after', WENT_HOME, { RNE: 'S', DECOM: '02/06/2026' }),
      episodes.example('carries on the same day', FIRST, { RNE: 'P', DECOM: '01/06/2026' }),
    ],
    bad: [
      episodes.example('on the day', WENT_HOME, { RNE: 'S', DECOM: '01/06/2026' }),
      episodes.example('before it', WENT_HOME, { RNE: 'S', DECOM: '31/05/2026' }),
    ],
  }),
  episodes.child({
    code: '432',
    title: 'After care ended, the next episode starts it again',
    fields: ['RNE'],
    alsoReads: ['REC'],
    message: 'The previous episode ended care, but the reason for this episode is not S.',
    fix: 'Give S, or end the previous episode with X1 if care did not end.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) => isEndOfCare(previous) && episode.RNE !== 'S',
      ),
    ok: [
      episodes.example('starts again', WENT_HOME, { RNE: 'S', DECOM: '01/08/2026' }),
      episodes.example('care continued', FIRST, { RNE: 'P', DECOM: '01/06/2026' }),
    ],
    bad: [
      episodes.example('continues care', WENT_HOME, { RNE: 'P', DECOM: '01/08/2026' }),
      episodes.example('no reason at all', WENT_HOME, { DECOM: '01/08/2026' }),
    ],
  }),
  episodes.child({
    code: '433',
    title: 'Care that continues has no gap',
    fields: ['RNE', 'DECOM'],
    alsoReads: ['DEC'],
    message:
      'The episode continues care (P, L, T, U, B), but does not start on the day the previous episode ended, or the previous episode has no end date.',
    fix: 'Check both dates, or give S if care had ended.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) => isContinuing(episode) && !isSameDay(episode.DECOM, previous.DEC),
      ),
    ok: [
      episodes.example('the same day', FIRST, { RNE: 'P', DECOM: '01/06/2026' }),
      episodes.example('a new start', WENT_HOME, { RNE: 'S', DECOM: '05/06/2026' }),
      episodes.example('an episode without a start', FIRST, { RNE: 'P', DEC: '01/08/2026' }),
      episodes.example(
        'the one before has no start, and may not be the one before',
        { RNE: 'S', DEC: '01/05/2026', REC: 'X1' },
        { RNE: 'P', DECOM: '01/06/2026' },
      ),
      episodes.example(
        'the end of the one before is not a real date',
        { ...FIRST, DEC: '31/06/2026' },
        { RNE: 'P', DECOM: '01/07/2026' },
      ),
    ],
    bad: [
      ...['P', 'L', 'T', 'U', 'B'].map((RNE) =>
        episodes.example(`${RNE} the day after`, FIRST, { RNE, DECOM: '02/06/2026' }),
      ),
      episodes.example('the day before', FIRST, { RNE: 'L', DECOM: '31/05/2026' }),
      episodes.example(
        'the one before has no end',
        { ...FIRST, DEC: '' },
        { RNE: 'P', DECOM: '01/06/2026' },
      ),
    ],
  }),
  episodes.child({
    code: '437',
    title: 'No episode follows death or an adult age assessment',
    fields: ['REC'],
    message:
      'The episode ended because the child died or was found to be an adult (E2, E15), but another episode follows.',
    fix: 'Check the reason the episode ceased, or remove the later episodes.',
    // Any later episode is wrong, so it does not matter when the next one cannot be read.
    failing: ({ Episodes: { rows } }) =>
      rows.slice(0, -1).filter(({ REC }) => isOneOf(REC, ['E2', 'E15'])),
    ok: [
      episodes.example('the last episode', { ...FIRST, REC: 'E2' }),
      episodes.example('went home and came back', WENT_HOME, { DECOM: '01/08/2026' }),
    ],
    bad: [
      episodes.example('care after death', { ...FIRST, REC: 'E2' }, { DECOM: '01/08/2026' }),
      episodes.example('care of an adult', { ...FIRST, REC: 'E15' }, { DECOM: '01/08/2026' }),
      episodes.example(
        'another in between cannot be read',
        { ...FIRST, REC: 'E2' },
        { DECOM: '31/06/2026', DEC: '01/08/2026' },
        { DECOM: '01/08/2026' },
      ),
    ],
  }),
  episodes.child({
    code: '504',
    title: 'Category of need is not the one with which the period of care began',
    fields: ['CIN'],
    alsoReads: ['RNE', 'REC'],
    message:
      'The category of need is not the one of the episode in which this period of care began.',
    fix: 'Give the category of need with which the period of care began.',
    failing: (child) => child.Episodes.runs(isSamePeriod).flatMap(withOtherNeed),
    ok: [
      episodes.example(
        'the same',
        { ...FIRST, CIN: 'N1' },
        { DECOM: '01/06/2026', RNE: 'P', CIN: 'N1' },
      ),
      episodes.example(
        'not compared across an episode whose start is not a date',
        { ...FIRST, CIN: 'N1' },
        { DECOM: '31/06/2026', DEC: '01/07/2026', REC: 'E4A', RNE: 'P', CIN: 'N1' },
        { DECOM: '01/08/2026', RNE: 'P', CIN: 'N4' },
      ),
      episodes.example(
        'a new period of care',
        { ...WENT_HOME, CIN: 'N1' },
        { DECOM: '01/08/2026', RNE: 'S', CIN: 'N4' },
      ),
      episodes.example(
        'a new period of care, by the reason alone',
        { ...FIRST, CIN: 'N1' },
        { DECOM: '01/08/2026', RNE: 'S', CIN: 'N4' },
      ),
      episodes.example(
        'no reason for the new episode, and care had ended',
        { ...WENT_HOME, CIN: 'N1' },
        { DECOM: '01/08/2026', CIN: 'N4' },
      ),
      episodes.example('a blank at the beginning is not another category', FIRST, {
        ...{ DECOM: '01/06/2026', RNE: 'P', CIN: 'N4' },
      }),
      episodes.example(
        'a blank after a category is not another category',
        { ...FIRST, CIN: 'N1' },
        { DECOM: '01/06/2026', RNE: 'P' },
      ),
    ],
    bad: [
      episodes.example(
        'another for one episode: the next has the category of the beginning',
        { ...FIRST, CIN: 'N1' },
        { DECOM: '01/06/2026', RNE: 'P', DEC: '01/08/2026', REC: 'X1', CIN: 'N4' },
        { DECOM: '01/08/2026', RNE: 'P', CIN: 'N1' },
      ),
      failing(
        2,
        episodes.example(
          'another from the second episode on, with a blank between',
          { ...FIRST, CIN: 'N1' },
          { DECOM: '01/06/2026', RNE: 'P', DEC: '01/08/2026', REC: 'X1', CIN: 'N4' },
          { DECOM: '01/08/2026', RNE: 'P', DEC: '01/09/2026', REC: 'X1' },
          { DECOM: '01/09/2026', RNE: 'P', CIN: 'N4' },
        ),
      ),
      episodes.example(
        'a blank at the beginning: the first category given counts',
        FIRST,
        { DECOM: '01/06/2026', RNE: 'P', DEC: '01/08/2026', REC: 'X1', CIN: 'N4' },
        { DECOM: '01/08/2026', RNE: 'P', CIN: 'N1' },
      ),
      episodes.example(
        'another within the period',
        { ...FIRST, CIN: 'N1' },
        { DECOM: '01/06/2026', RNE: 'P', CIN: 'N4' },
      ),
      episodes.example(
        'another placement is no new period, although the other ended without a reason',
        { ...FIRST, REC: '', CIN: 'N1' },
        { DECOM: '01/06/2026', RNE: 'P', CIN: 'N4' },
      ),
      episodes.example(
        'no reason for the new episode, but the other ended with X1',
        { ...FIRST, CIN: 'N1' },
        { DECOM: '01/06/2026', CIN: 'N4' },
      ),
    ],
  }),
];
