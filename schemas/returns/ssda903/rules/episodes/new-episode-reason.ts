import { isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes } from '../makers.ts';
import { hasOtherLegalStatus, hasOtherPlacement } from '../predicates/episodes.ts';

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
const CHANGES = [
  { what: 'placement type', to: { PLACE: 'U4' } },
  { what: 'postcode', to: { PL_POST: 'AB1 2CE' } },
  { what: 'reference number', to: { URN: '7654321' } },
  { what: 'provider', to: { PLACE_PROVIDER: 'PR4' } },
];

export const NEW_EPISODE_REASON_RULES: readonly Rule[] = [
  episodes.child({
    code: '434',
    title: 'L is for a change of legal status only',
    fields: ['RNE', ...FIELDS],
    message:
      'The reason for new episode is L, but the legal status did not change, or the placement did.',
    fix: 'Give the reason for what changed: P or T for the placement, B or U for both. If nothing changed, merge the two episodes.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) =>
          episode.RNE === 'L' &&
          (!hasOtherLegalStatus(episode, previous) || hasOtherPlacement(episode, previous)),
      ),
    ok: [
      episodes.example('legal status only', BEFORE, { ...AFTER, RNE: 'L', LS: 'C2' }),
      episodes.example('P is left to rule 435', BEFORE, { ...AFTER, RNE: 'P', PLACE: 'U4' }),
    ],
    bad: [
      episodes.example('nothing changed', BEFORE, { ...AFTER, RNE: 'L' }),
      ...CHANGES.map(({ what, to }) =>
        episodes.example(`${what} also changed`, BEFORE, { ...AFTER, RNE: 'L', LS: 'C2', ...to }),
      ),
    ],
  }),
  episodes.child({
    code: '435',
    title: 'P and T are for a change of placement only',
    fields: FIELDS,
    alsoReads: ['RNE'],
    message:
      'The reason for new episode is P or T, but the placement did not change, or the legal status did.',
    fix: 'Give the reason for what changed: L for the legal status, B or U for both. If nothing changed, merge the two episodes.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) =>
          isOneOf(episode.RNE, ['P', 'T']) &&
          (hasOtherLegalStatus(episode, previous) || !hasOtherPlacement(episode, previous)),
      ),
    ok: [
      ...CHANGES.map(({ what, to }) =>
        episodes.example(`${what} changed`, BEFORE, { ...AFTER, RNE: 'P', ...to }),
      ),
      episodes.example('same carer', BEFORE, { ...AFTER, RNE: 'T', PLACE: 'U4' }),
      episodes.example('L is left to rule 434', BEFORE, { ...AFTER, RNE: 'L', LS: 'C2' }),
    ],
    bad: [
      episodes.example('nothing changed', BEFORE, { ...AFTER, RNE: 'P' }),
      episodes.example('the same postcode, written without its space', BEFORE, {
        ...{ ...AFTER, RNE: 'P', PL_POST: 'AB12CD' },
      }),
      episodes.example('legal status only', BEFORE, { ...AFTER, RNE: 'T', LS: 'C2' }),
      episodes.example('both changed', BEFORE, { ...AFTER, RNE: 'T', LS: 'C2', PLACE: 'U4' }),
    ],
  }),
  episodes.child({
    code: '436',
    title: 'B and U are for a change of legal status and placement',
    fields: ['RNE', ...FIELDS],
    message:
      'The reason for new episode is B or U, but the legal status or the placement did not change.',
    fix: 'Give the reason for what changed: L for the legal status, P or T for the placement. If nothing changed, merge the two episodes.',
    failing: (child) =>
      child.Episodes.afterPrevious(
        (episode, previous) =>
          isOneOf(episode.RNE, ['B', 'U']) &&
          !(hasOtherLegalStatus(episode, previous) && hasOtherPlacement(episode, previous)),
      ),
    ok: [
      ...CHANGES.map(({ what, to }) =>
        episodes.example(`legal status and ${what}`, BEFORE, {
          ...{ ...AFTER, RNE: 'B', LS: 'C2', ...to },
        }),
      ),
      episodes.example('same carer', BEFORE, { ...AFTER, RNE: 'U', LS: 'C2', PLACE: 'U4' }),
      episodes.example('T is left to rule 435', BEFORE, { ...AFTER, RNE: 'T', PLACE: 'U4' }),
    ],
    bad: [
      episodes.example('legal status only', BEFORE, { ...AFTER, RNE: 'U', LS: 'C2' }),
      episodes.example('placement only', BEFORE, { ...AFTER, RNE: 'B', PLACE: 'K2' }),
    ],
  }),
];
