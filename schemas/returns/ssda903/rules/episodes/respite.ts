import { isFilled, isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes, failing } from '../makers.ts';
import { daysInYear, daysLong, isInYear, isRespite, isTemporary } from '../predicates/episodes.ts';

const LONGEST_BREAK = 17;
const MOST_IN_YEAR = 75;

export const RESPITE_RULES: readonly Rule[] = [
  episodes.row({
    code: '214',
    title: 'A short break has no placement details',
    fields: ['PL_POST', 'URN'],
    alsoReads: ['LS'],
    message:
      'A placement postcode or provider reference number is given for a short break (V3, V4).',
    fix: 'Leave both blank.',
    fails: (episode) => isRespite(episode) && (isFilled(episode.PL_POST) || isFilled(episode.URN)),
    ok: [
      episodes.example('neither', { LS: 'V4' }),
      episodes.example('not a short break', { LS: 'V2', PL_POST: 'AB1 2CD', URN: '1234567' }),
    ],
    bad: [
      episodes.example('a postcode', { LS: 'V3', PL_POST: 'AB1 2CD' }),
      episodes.example('a reference number', { LS: 'V4', URN: '1234567' }),
    ],
  }),
  episodes.row({
    code: '398',
    title: 'A short break has no postcodes',
    fields: ['LS', 'HOME_POST', 'PL_POST'],
    message: 'A postcode is given for a short break (V3, V4).',
    fix: 'Leave the home postcode and the placement postcode blank.',
    fails: (episode) =>
      isRespite(episode) && (isFilled(episode.HOME_POST) || isFilled(episode.PL_POST)),
    ok: [
      episodes.example('neither', { LS: 'V3' }),
      episodes.example('not a short break', {
        LS: 'V2',
        HOME_POST: 'AB1 2CE',
        PL_POST: 'AB1 2CD',
      }),
    ],
    bad: [
      episodes.example('the home postcode', { LS: 'V3', HOME_POST: 'AB1 2CD' }),
      episodes.example('the placement postcode', { LS: 'V4', PL_POST: 'AB1 2CD' }),
    ],
  }),
  episodes.row({
    code: '365',
    title: 'One short break lasts no more than 17 days',
    fields: ['LS', 'DECOM', 'DEC'],
    message: 'A short break (V3) lasts more than 17 days.',
    fix: 'Check the dates. A longer stay is not a short break: give its legal status, such as V2.',
    fails: (episode, context) => episode.LS === 'V3' && daysLong(episode, context) > LONGEST_BREAK,
    ok: [
      episodes.example('17 days', { LS: 'V3', DECOM: '01/06/2026', DEC: '18/06/2026' }),
      episodes.example('a series may last longer', { LS: 'V4', DECOM: '01/06/2026' }),
    ],
    bad: [
      episodes.example('18 days', { LS: 'V3', DECOM: '01/06/2026', DEC: '19/06/2026' }),
      episodes.example('never ended', { LS: 'V3', DECOM: '01/06/2026' }),
    ],
  }),
  episodes.row({
    code: '366',
    title: 'A short break starts care',
    fields: ['RNE'],
    alsoReads: ['LS'],
    message: 'The reason for new episode of a short break (V3) is not S.',
    fix: 'Give S: each short break is a separate period of care.',
    fails: ({ LS, RNE }) => LS === 'V3' && RNE !== 'S',
    ok: [
      episodes.example('starts care', { LS: 'V3', RNE: 'S' }),
      episodes.example('not a short break', { LS: 'V2', RNE: 'P' }),
    ],
    bad: [
      episodes.example('continues care', { LS: 'V3', RNE: 'P' }),
      episodes.example('no reason at all', { LS: 'V3', RNE: '' }),
    ],
  }),
  episodes.child({
    code: '367',
    title: 'Short breaks total no more than 75 days in the year',
    fields: ['LS', 'DECOM', 'DEC'],
    message: 'The child’s short breaks (V3) total more than 75 days in the year.',
    fix: 'Check the dates. More than 75 days in a year are not short breaks: give the legal status of the longer stays, such as V2.',
    failing: (child, context) => {
      const breaks = child.Episodes.where((row) => row.LS === 'V3' && daysInYear(row, context) > 0);
      const days = breaks.reduce((total, row) => total + daysInYear(row, context), 0);
      return days > MOST_IN_YEAR ? breaks : [];
    },
    ok: [
      episodes.example(
        '75 days',
        { LS: 'V3', DECOM: '01/04/2026', DEC: '01/05/2026' },
        { LS: 'V3', DECOM: '01/06/2026', DEC: '16/07/2026' },
      ),
      episodes.example(
        'breaks of the year before and other care do not count',
        { LS: 'V3', DECOM: '01/04/2026', DEC: '01/05/2026' },
        { LS: 'V3', DECOM: '01/10/2025', DEC: '01/03/2026' },
        { LS: 'V2', DECOM: '01/06/2026', DEC: '01/12/2026' },
      ),
      episodes.example(
        'a break that ended on the first day of the year has no day in it',
        { LS: 'V3', DECOM: '25/03/2026', DEC: '01/04/2026' },
        { LS: 'V3', DECOM: '01/06/2026', DEC: '15/08/2026' },
      ),
      episodes.example('a series does not count', { LS: 'V4', DECOM: '01/04/2026' }),
      episodes.example('75 days up to the end of the year', { LS: 'V3', DECOM: '15/01/2027' }),
      episodes.example('days before the year do not count', {
        LS: 'V3',
        DECOM: '01/01/2026',
        DEC: '01/05/2026',
      }),
    ],
    bad: [
      failing(
        2,
        episodes.example(
          '76 days',
          { LS: 'V3', DECOM: '01/04/2026', DEC: '01/05/2026' },
          { LS: 'V3', DECOM: '01/06/2026', DEC: '17/07/2026' },
        ),
      ),
      failing(
        2,
        episodes.example(
          'a break of one day is the 76th',
          { LS: 'V3', DECOM: '01/06/2026', DEC: '02/06/2026' },
          { LS: 'V3', DECOM: '15/01/2027' },
        ),
      ),
      episodes.example('76 days up to the end of the year', { LS: 'V3', DECOM: '14/01/2027' }),
      episodes.example(
        'only the breaks of the year are wrong',
        { LS: 'V3', DECOM: '01/01/2026', DEC: '31/03/2026' },
        { LS: 'V3', DECOM: '14/01/2027' },
      ),
      episodes.example(
        'one that ended on the first day of the year is not',
        { LS: 'V3', DECOM: '25/03/2026', DEC: '01/04/2026' },
        { LS: 'V3', DECOM: '14/01/2027' },
      ),
    ],
  }),
  episodes.row({
    code: '382',
    title: 'A short break is not a temporary placement',
    fields: ['LS', 'PLACE'],
    message: 'A short break (V3, V4) has a temporary placement type (T0 to T4).',
    fix: 'Give the placement type of the break itself, such as foster care or a children’s home.',
    fails: (episode) => isRespite(episode) && isTemporary(episode),
    ok: [
      episodes.example("in a children's home", { LS: 'V3', PLACE: 'K2' }),
      episodes.example('not a short break', { LS: 'V2', PLACE: 'T0' }),
    ],
    bad: ['T0', 'T1', 'T2', 'T3', 'T4'].map((PLACE) =>
      episodes.example(`${PLACE} is temporary`, { LS: 'V4', PLACE }),
    ),
  }),
  episodes.row({
    code: '384',
    title: 'A short break is not long-term foster care',
    fields: ['PLACE', 'LS'],
    message: 'A short break (V3, V4) is in long-term foster care (U1, U4).',
    fix: 'Give a foster placement that is not long term (U3, U6).',
    fails: (episode) => isRespite(episode) && isOneOf(episode.PLACE, ['U1', 'U4']),
    ok: [
      episodes.example('not long term', { LS: 'V3', PLACE: 'U6' }),
      episodes.example('not a short break', { LS: 'C2', PLACE: 'U4' }),
    ],
    bad: [
      episodes.example('with relatives', { LS: 'V3', PLACE: 'U1' }),
      episodes.example('with other carers', { LS: 'V4', PLACE: 'U4' }),
    ],
  }),
  episodes.child({
    code: '426',
    title: 'Short breaks of a year are all recorded in the same way',
    fields: ['LS'],
    alsoReads: ['DEC'],
    message:
      'The child has short breaks recorded singly (V3) and as a series (V4) in the same year.',
    fix: 'Record all short breaks of the year one by one (V3), or all as one series (V4).',
    failing: (child, context) => {
      const breaks = child.Episodes.where((row) => isRespite(row) && isInYear(row, context));
      const ways = new Set(breaks.map(({ LS }) => LS));
      return ways.size > 1 ? breaks : [];
    },
    ok: [
      episodes.example(
        'singly',
        { LS: 'V3', DECOM: '01/06/2026', DEC: '05/06/2026' },
        { LS: 'V3', DECOM: '01/08/2026', DEC: '05/08/2026' },
      ),
      episodes.example(
        'the series ended before the year',
        { LS: 'V4', DECOM: '01/06/2025', DEC: '05/03/2026' },
        { LS: 'V3', DECOM: '01/08/2026', DEC: '05/08/2026' },
      ),
      episodes.example(
        'a series, and other care',
        { LS: 'V4', DECOM: '01/06/2026', DEC: '05/06/2026' },
        { LS: 'V2', DECOM: '01/08/2026', DEC: '05/08/2026' },
      ),
    ],
    bad: [
      failing(
        2,
        episodes.example(
          'both in the year',
          { LS: 'V4', DECOM: '01/06/2026', DEC: '05/07/2026' },
          { LS: 'V3', DECOM: '01/08/2026', DEC: '05/08/2026' },
        ),
      ),
      failing(
        2,
        episodes.example(
          'one begins on the last day of the year',
          { LS: 'V4', DECOM: '01/06/2026', DEC: '05/07/2026' },
          { LS: 'V3', DECOM: '31/03/2027' },
        ),
      ),
    ],
  }),
];
