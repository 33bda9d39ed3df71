import { isFilled, isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes } from '../makers.ts';
import { isCarriedOn, isOpen, isTemporary } from '../predicates/episodes.ts';

export const CHANGE_REASON_RULES: readonly Rule[] = [
  episodes.child({
    code: '225',
    title: 'A placement change has a reason',
    fields: ['REASON_PLACE_CHANGE'],
    alsoReads: ['REC', 'RNE', 'PLACE'],
    message: 'The placement changed after this episode, but no reason for it is given.',
    fix: 'Give the reason for placement change on the episode that ended. A temporary placement needs no reason.',
    failing: (child) =>
      child.Episodes.beforeNext(
        (episode, next) =>
          isCarriedOn(episode) &&
          isOneOf(next.RNE, ['P', 'T', 'B', 'U']) &&
          !isTemporary(episode) &&
          !isTemporary(next) &&
          !isFilled(episode.REASON_PLACE_CHANGE),
      ),
    ok: [
      episodes.example(
        'with a reason',
        { DECOM: '01/04/2026', PLACE: 'U4', REC: 'X1', REASON_PLACE_CHANGE: 'CREQB' },
        { DECOM: '01/06/2026', RNE: 'P', PLACE: 'U4' },
      ),
      episodes.example(
        'a holiday needs none',
        { DECOM: '01/04/2026', PLACE: 'U4', REC: 'X1' },
        { DECOM: '01/06/2026', RNE: 'P', PLACE: 'T2' },
      ),
      episodes.example(
        'the return from a holiday needs none',
        { DECOM: '01/04/2026', PLACE: 'T1', REC: 'X1' },
        { DECOM: '01/06/2026', RNE: 'P', PLACE: 'U4' },
      ),
      episodes.example(
        'care ended between the two',
        { DECOM: '01/04/2026', PLACE: 'U4', REC: 'E4A' },
        { DECOM: '01/06/2026', RNE: 'P', PLACE: 'K2' },
      ),
      episodes.example(
        'a new legal status is not a placement change',
        { DECOM: '01/04/2026', PLACE: 'U4', REC: 'X1' },
        { DECOM: '01/06/2026', RNE: 'L', PLACE: 'U4' },
      ),
    ],
    bad: [
      episodes.example(
        'without a reason',
        { DECOM: '01/04/2026', PLACE: 'U4', REC: 'X1' },
        { DECOM: '01/06/2026', RNE: 'P', PLACE: 'K2' },
      ),
      ...['B', 'T', 'U'].map((RNE) =>
        episodes.example(
          `without a reason before ${RNE}`,
          { DECOM: '01/04/2026', PLACE: 'U4', REC: 'X1' },
          { DECOM: '01/06/2026', RNE, PLACE: 'K2' },
        ),
      ),
    ],
  }),
  episodes.child({
    code: '226',
    title: 'A temporary placement has no reason for placement change',
    fields: ['REASON_PLACE_CHANGE', 'PLACE'],
    message:
      'A reason for placement change is given on a temporary placement or on the episode before one.',
    fix: 'Remove the reason. Going to a temporary placement (T0 to T4) or coming back from it is not a placement change.',
    failing: (child) => {
      const withReason = child.Episodes.where((row) => isFilled(row.REASON_PLACE_CHANGE));
      if (withReason.length === 0) return [];
      const beforeTemporary = child.Episodes.beforeNext((_, next) => isTemporary(next));
      return withReason.filter((row) => isTemporary(row) || beforeTemporary.includes(row));
    },
    ok: [
      episodes.example('no reasons', { PLACE: 'U4' }, { DECOM: '01/06/2026', PLACE: 'T1' }),
      episodes.example(
        'a reason on a lasting placement',
        { DECOM: '01/04/2026', PLACE: 'U4', REASON_PLACE_CHANGE: 'CARPL' },
        { DECOM: '01/06/2026', PLACE: 'K2' },
      ),
    ],
    bad: [
      episodes.example('on the temporary one', { PLACE: 'T1', REASON_PLACE_CHANGE: 'CARPL' }),
      episodes.example(
        'on the one before',
        { DECOM: '01/04/2026', PLACE: 'U4', REASON_PLACE_CHANGE: 'CARPL' },
        { DECOM: '01/06/2026', PLACE: 'T1' },
      ),
    ],
  }),
  episodes.row({
    code: '233',
    title: 'No reason for placement change on an open episode',
    years: { from: 2026 },
    fields: ['REASON_PLACE_CHANGE'],
    alsoReads: ['DEC'],
    askedIfFilled: ['DEC'],
    message: 'A reason for placement change is given on an episode that is still open.',
    fix: 'Remove the reason. It belongs on the episode that ends when the placement changes.',
    fails: (episode) => isOpen(episode) && isFilled(episode.REASON_PLACE_CHANGE),
    ok: [
      episodes.example('on an ended episode', { DEC: '01/06/2026', REASON_PLACE_CHANGE: 'CARPL' }),
      episodes.example('open without a reason', { DEC: '' }),
    ],
    bad: [episodes.example('on an open episode', { REASON_PLACE_CHANGE: 'CARPL' })],
  }),
];
