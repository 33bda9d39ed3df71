import type { Rule } from '../../../rule.ts';
import { isOneOf } from '../../../words.ts';
import { episodes } from '../makers.ts';
import { hasOtherLegalStatus, hasOtherPlacement } from '../words/episode-words.ts';

const FIELDS = ['LS', 'PLACE', 'PL_POST', 'URN', 'PLACE_PROVIDER'] as const;

const BEFORE = {
  DECOM: '01/04/2026',
  DEC: '01/06/2026',
  LS: 'C1',
  PLACE: 'U6',
  PL_POST: 'AB1 2CD',
  URN: '1234567',
  PLACE_PROVIDER: 'PR1',
};
const AFTER = { ...BEFORE, DECOM: '01/06/2026', DEC: '' };

export const NEW_EPISODE_REASON_RULES: readonly Rule[] = [
  episodes.child({
    code: '434',
    title: 'L is for a change of legal status only',
    fields: ['RNE', ...FIELDS],
    message:
      'The reason for new episode is L, but the legal status did not change, or the placement did.',
    mend: 'Give the reason that fits what changed: P or T for the placement, B or U for both.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) =>
          episode.RNE === 'L' &&
          (!hasOtherLegalStatus(episode, previous) || hasOtherPlacement(episode, previous)),
      ),
    ok: [episodes.example('legal status only', BEFORE, { ...AFTER, RNE: 'L', LS: 'C2' })],
    bad: [
      episodes.example('nothing changed', BEFORE, { ...AFTER, RNE: 'L' }),
      episodes.example('both changed', BEFORE, { ...AFTER, RNE: 'L', LS: 'C2', PLACE: 'U4' }),
    ],
  }),
  episodes.child({
    code: '435',
    title: 'P and T are for a change of placement only',
    fields: FIELDS,
    alsoReads: ['RNE'],
    message:
      'The reason for new episode is P or T, but the placement did not change, or the legal status did.',
    mend: 'Give the reason that fits what changed: L for the legal status, B or U for both.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) =>
          isOneOf(episode.RNE, ['P', 'T']) &&
          (hasOtherLegalStatus(episode, previous) || !hasOtherPlacement(episode, previous)),
      ),
    ok: [
      episodes.example('another type', BEFORE, { ...AFTER, RNE: 'T', PLACE: 'U4' }),
      episodes.example('another postcode', BEFORE, { ...AFTER, RNE: 'P', PL_POST: 'AB1 2CE' }),
      episodes.example('another number', BEFORE, { ...AFTER, RNE: 'P', URN: '7654321' }),
      episodes.example('another provider', BEFORE, { ...AFTER, RNE: 'P', PLACE_PROVIDER: 'PR4' }),
    ],
    bad: [
      episodes.example('nothing changed', BEFORE, { ...AFTER, RNE: 'P' }),
      episodes.example('both changed', BEFORE, { ...AFTER, RNE: 'T', LS: 'C2', PLACE: 'U4' }),
    ],
  }),
  episodes.child({
    code: '436',
    title: 'B and U are for a change of legal status and placement',
    fields: ['RNE', ...FIELDS],
    message:
      'The reason for new episode is B or U, but the legal status or the placement did not change.',
    mend: 'Give the reason that fits what changed: L for the legal status, P or T for the placement.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) =>
          isOneOf(episode.RNE, ['B', 'U']) &&
          !(hasOtherLegalStatus(episode, previous) && hasOtherPlacement(episode, previous)),
      ),
    ok: [episodes.example('both', BEFORE, { ...AFTER, RNE: 'B', LS: 'C2', PLACE: 'K2' })],
    bad: [
      episodes.example('legal status only', BEFORE, { ...AFTER, RNE: 'U', LS: 'C2' }),
      episodes.example('placement only', BEFORE, { ...AFTER, RNE: 'B', PLACE: 'K2' }),
    ],
  }),
];
