import { isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes } from '../makers.ts';
import { isCarriedOn, isEndOfCare, isTemporary } from '../predicates/episodes.ts';
import { isSamePostcode } from '../predicates/places.ts';

/** True when the child is back in the same type of placement at the same postcode, with reason P. */
function isReturn(episode: EpisodeRow, before: EpisodeRow): boolean {
  return (
    episode.RNE === 'P' &&
    episode.PLACE === before.PLACE &&
    isSamePostcode(episode.PL_POST, before.PL_POST)
  );
}

const HOME = { RNE: 'S', PLACE: 'U4', PL_POST: 'AB1 2CD', DECOM: '01/04/2026' };
const HOSPITAL = { RNE: 'P', PLACE: 'T1', DECOM: '01/06/2026', REC: 'X1' };

export const TEMPORARY_PLACEMENT_RULES: readonly Rule[] = [
  episodes.row({
    code: '380',
    title: 'A temporary placement follows another placement',
    fields: ['PLACE', 'RNE'],
    message: 'The reason for new episode of a temporary placement (T0 to T4) is neither P nor B.',
    fix: 'Give P or B. Care cannot start in a temporary placement: if it did, give the type of the placement that care started in.',
    fails: (episode) => isTemporary(episode) && !isOneOf(episode.RNE, ['P', 'B']),
    ok: [
      episodes.example('from a placement', { PLACE: 'T1', RNE: 'P' }),
      episodes.example('legal status changed too', { PLACE: 'T1', RNE: 'B' }),
      episodes.example('care begins in foster care', { PLACE: 'U4', RNE: 'S' }),
    ],
    bad: [
      episodes.example('care begins in hospital', { PLACE: 'T1', RNE: 'S' }),
      episodes.example('no reason at all', { PLACE: 'T0' }),
    ],
  }),
  episodes.row({
    code: '381',
    title: 'Care does not end in a temporary placement',
    fields: ['PLACE', 'REC'],
    message: 'Care ended in a temporary placement (T0 to T4).',
    fix: 'Give the child’s usual placement type, or X1 if another episode follows.',
    fails: (episode) => isTemporary(episode) && isEndOfCare(episode),
    ok: [
      episodes.example('another episode follows', { PLACE: 'T1', REC: 'X1' }),
      episodes.example('went home from foster care', { PLACE: 'U4', REC: 'E4A' }),
    ],
    bad: [episodes.example('went home from hospital', { PLACE: 'T1', REC: 'E4A' })],
  }),
  episodes.child({
    code: '383',
    title: 'After a temporary placement the child goes back',
    fields: ['PLACE', 'RNE', 'PL_POST'],
    alsoReads: ['REC'],
    message:
      'After a temporary placement the child does not go back, with reason P, to the placement before it.',
    fix: 'Check that the reason is P, and that the placement type and postcode are the same as before. If the child moved on, the stay was not temporary: give it its own placement type.',
    failing: (child) =>
      child.Episodes.afterPrevious((episode, previous) => {
        if (isTemporary(episode) || !isTemporary(previous) || !isCarriedOn(previous)) return false;
        const before = child.Episodes.lastBefore(episode, (earlier) => !isTemporary(earlier));
        return before !== undefined && !isReturn(episode, before);
      }),
    ok: [
      episodes.example('back in the same placement', HOME, HOSPITAL, {
        ...HOME,
        RNE: 'P',
        DECOM: '09/06/2026',
      }),
      episodes.example('the postcode is written without its space', HOME, HOSPITAL, {
        ...{ ...HOME, RNE: 'P', PL_POST: 'AB12CD', DECOM: '09/06/2026' },
      }),
      episodes.example(
        'care ended in hospital and began elsewhere',
        HOME,
        { ...HOSPITAL, REC: 'E8' },
        { ...HOME, PLACE: 'K2', DECOM: '01/08/2026' },
      ),
      episodes.example(
        'moved on from a placement that was not temporary',
        HOME,
        { ...HOSPITAL, PLACE: 'U6' },
        { ...HOME, RNE: 'P', PLACE: 'K2', DECOM: '09/06/2026' },
      ),
      episodes.example(
        'by way of a second temporary placement',
        HOME,
        HOSPITAL,
        { ...HOSPITAL, PLACE: 'T4', DECOM: '05/06/2026' },
        { ...HOME, RNE: 'P', DECOM: '09/06/2026' },
      ),
    ],
    bad: [
      episodes.example('to another postcode', HOME, HOSPITAL, {
        ...HOME,
        RNE: 'P',
        PL_POST: 'AB1 2CE',
        DECOM: '09/06/2026',
      }),
      episodes.example('to another type', HOME, HOSPITAL, {
        ...HOME,
        RNE: 'P',
        PLACE: 'K2',
        DECOM: '09/06/2026',
      }),
      episodes.example('with another reason', HOME, HOSPITAL, {
        ...HOME,
        RNE: 'B',
        DECOM: '09/06/2026',
      }),
    ],
  }),
];
