import { date, isAfter, isBefore, isBlank, isFilled, isSameDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, failing, inYear } from '../makers.ts';

const CHILDREN_ACT_1989_IN_FORCE = date('14/10/1991');

/** Has no end date or no end reason. */
function lacksEnd({ DEC, REC }: EpisodeRow): boolean {
  return isBlank(DEC) || isBlank(REC);
}

/**
 * True when an episode later in the list certainly started later. An ended episode without a start is placed at its
 * end, but may have started before the episodes that precede it in the list.
 */
function isSurelyLater(episode: EpisodeRow): boolean {
  return isFilled(episode.DECOM) || lacksEnd(episode);
}

export const EPISODE_DATE_RULES: readonly Rule[] = [
  episodes.cell({
    code: '141',
    title: 'Start of the episode is a real date',
    fields: ['DECOM'],
    problems: ['unreadable'],
    message: 'The date the episode commenced is not a real date.',
    fix: 'Give the date as DD/MM/YYYY.',
    ok: [episodes.example('a real date', { DECOM: '31/01/2027' })],
    bad: [
      episodes.example('there is no 31 February', { DECOM: '31/02/2027' }),
      episodes.example('a date of another form', { DECOM: '2027-01-31' }),
    ],
  }),
  episodes.cell({
    code: '147',
    title: 'End of the episode is a real date',
    fields: ['DEC'],
    problems: ['unreadable'],
    message: 'The date the episode ceased is not a real date.',
    fix: 'Give the date as DD/MM/YYYY, or leave it blank if the episode is open.',
    ok: [
      episodes.example('a real date', { DEC: '31/01/2027' }),
      episodes.example('an open episode has no end', { DEC: '' }),
    ],
    bad: [episodes.example('there is no 31 April', { DEC: '31/04/2026' })],
  }),
  episodes.child({
    code: '142',
    title: 'Every episode except the latest has ended',
    fields: ['DEC', 'REC'],
    askedIfFilled: ['DEC'],
    message: 'An episode that is not the child’s latest has no end date or no end reason.',
    fix: 'Give the end date and the reason, or remove the episodes that follow.',
    failing: ({ Episodes: { rows } }) =>
      rows.filter((episode, at) => lacksEnd(episode) && rows.slice(at + 1).some(isSurelyLater)),
    ok: [
      episodes.example(
        'the latest is open',
        { DECOM: '01/04/2026', DEC: '01/06/2026', REC: 'X1' },
        { DECOM: '01/06/2026' },
      ),
      episodes.example(
        'another has ended but has no start: the open one may be the latest',
        { DECOM: '', DEC: '02/06/2026', REC: 'X1' },
        { DECOM: '01/06/2026' },
      ),
      episodes.example(
        'the start of another is not a real date: the open one may be the latest',
        { DECOM: '31/04/2026', DEC: '02/06/2026', REC: 'X1' },
        { DECOM: '01/06/2026' },
      ),
      episodes.example(
        'two are open, one with a start that is not real: it is not known which is the latest',
        { DECOM: '01/04/2026' },
        { DECOM: '31/06/2026' },
      ),
    ],
    bad: [
      episodes.example('two are open', { DECOM: '01/04/2026' }, { DECOM: '01/06/2026' }),
      episodes.example(
        'an open one before one that has ended',
        { DECOM: '01/04/2026' },
        { DECOM: '01/06/2026', DEC: '01/08/2026', REC: 'E4A' },
      ),
      episodes.example('two are open, one without a start', { DECOM: '' }, { DECOM: '01/06/2026' }),
      episodes.example(
        'an end without its reason and no start, before another started',
        { DECOM: '', DEC: '01/06/2026' },
        { DECOM: '01/06/2026' },
      ),
      episodes.example(
        'an end without its reason',
        { DECOM: '01/04/2026', DEC: '01/06/2026' },
        { DECOM: '01/06/2026' },
      ),
      episodes.example(
        'a reason without its date',
        { DECOM: '01/04/2026', REC: 'X1' },
        { DECOM: '01/06/2026' },
      ),
      episodes.example(
        'an end that is not a date, without its reason',
        { DECOM: '01/04/2026', DEC: '31/06/2026' },
        { DECOM: '01/07/2026' },
      ),
    ],
  }),
  episodes.row({
    code: '148',
    title: 'End date and end reason go together',
    fields: ['DEC', 'REC'],
    askedIfFilled: ['DEC'],
    message: 'The episode has an end date without a reason, or a reason without a date.',
    fix: 'Give both, or leave both blank if the episode is open.',
    fails: ({ DEC, REC }) => isFilled(DEC) !== isFilled(REC),
    ok: [
      episodes.example('both', { DEC: '01/06/2026', REC: 'X1' }),
      episodes.example('neither', { DEC: '', REC: '' }),
      episodes.example('a date that is not real is given all the same', {
        DEC: '31/06/2026',
        REC: 'X1',
      }),
    ],
    bad: [
      episodes.example('a date only', { DEC: '01/06/2026' }),
      episodes.example('a reason only', { REC: 'X1' }),
      episodes.example('a date that is not real, and no reason', { DEC: '31/06/2026' }),
    ],
  }),
  episodes.row({
    code: '353',
    title: 'No episode starts before 14 October 1991',
    fields: ['DECOM'],
    message: 'The episode starts before 14 October 1991.',
    fix: 'Check the start date. Episodes are recorded from the day the Children Act 1989 came into force.',
    fails: ({ DECOM }) => isBefore(DECOM, CHILDREN_ACT_1989_IN_FORCE),
    ok: [episodes.example('on the day', { DECOM: '14/10/1991' })],
    bad: [episodes.example('the day before', { DECOM: '13/10/1991' })],
  }),
  episodes.row({
    code: '354',
    title: 'No episode starts after the year',
    fields: ['DECOM'],
    message: 'The episode starts after the end of the collection year.',
    fix: 'Check the start date. An episode that starts after 31 March belongs in next year’s return.',
    fails: ({ DECOM }, { yearEnd }) => isAfter(DECOM, yearEnd),
    ok: [episodes.example('on the last day', { DECOM: '31/03/2027' })],
    bad: [
      episodes.example('on the day after', { DECOM: '01/04/2027' }),
      inYear(2025, episodes.example('each year has its own end', { DECOM: '01/04/2025' })),
    ],
  }),
  episodes.row({
    code: '355',
    title: 'An episode lasts at least a night',
    fields: ['DECOM', 'DEC'],
    message: 'The episode starts and ends on the same day.',
    fix: 'Check both dates. Remove the episode if it did not last overnight.',
    fails: ({ DECOM, DEC }) => isSameDay(DECOM, DEC),
    ok: [
      episodes.example('one night', { DECOM: '01/06/2026', DEC: '02/06/2026' }),
      episodes.example('an end before the start is left to rule 356', {
        DECOM: '01/06/2026',
        DEC: '31/05/2026',
      }),
    ],
    bad: [episodes.example('the same day', { DECOM: '01/06/2026', DEC: '01/06/2026' })],
  }),
  episodes.row({
    code: '356',
    title: 'An episode does not end before it starts',
    fields: ['DECOM'],
    alsoReads: ['DEC'],
    message: 'The episode ends before it starts.',
    fix: 'Check the start and the end date: one of them is wrong, or they are the wrong way round.',
    fails: ({ DECOM, DEC }) => isBefore(DEC, DECOM),
    ok: [
      episodes.example('a day later', { DECOM: '01/06/2026', DEC: '02/06/2026' }),
      episodes.example('the same day is left to rule 355', {
        DECOM: '01/06/2026',
        DEC: '01/06/2026',
      }),
    ],
    bad: [episodes.example('a day earlier', { DECOM: '01/06/2026', DEC: '31/05/2026' })],
  }),
  episodes.row({
    code: '385',
    title: 'No episode ends after the year',
    fields: ['DEC'],
    message: 'The episode ends after the end of the collection year.',
    fix: 'Check the end date. If the episode was open on 31 March, leave the end date and the reason blank.',
    fails: ({ DEC }, { yearEnd }) => isAfter(DEC, yearEnd),
    ok: [episodes.example('on the last day', { DEC: '31/03/2027' })],
    bad: [episodes.example('on the day after', { DEC: '01/04/2027' })],
  }),
  episodes.child({
    code: '501',
    title: 'Episodes do not overlap',
    fields: ['DECOM', 'DEC'],
    message: 'The episode starts before the previous episode ended.',
    fix: 'Check the start of this episode and the end of the previous one.',
    failing: (child) =>
      child.Episodes.afterPrevious((episode, previous) => isBefore(episode.DECOM, previous.DEC)),
    ok: [
      episodes.example(
        'starts on the day the other ended',
        { DECOM: '01/04/2026', DEC: '01/06/2026' },
        { DECOM: '01/06/2026' },
      ),
      episodes.example(
        'another child may be in care at the same time',
        { DECOM: '01/04/2026', DEC: '01/06/2026' },
        { CHILD: 'A2', DECOM: '01/05/2026' },
      ),
    ],
    bad: [
      episodes.example(
        'starts the day before the other ended',
        { DECOM: '01/04/2026', DEC: '01/06/2026' },
        { DECOM: '31/05/2026' },
      ),
      failing(
        2,
        episodes.example(
          'the rows may stand in any order',
          { DECOM: '01/06/2026', DEC: '01/08/2026' },
          { DECOM: '01/07/2026' },
          { DECOM: '01/04/2026', DEC: '02/06/2026' },
        ),
      ),
    ],
  }),
];
