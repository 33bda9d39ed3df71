import { birthdayOf } from '../../../days.ts';
import { isBlank, isFilled, isSameDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { CareChild, TableRow } from '../../tables.ts';
import { episodes, example, missing } from '../makers.ts';
import { isEndOfCare } from '../predicates/episodes.ts';
import { isDuring } from '../predicates/spells.ts';

const ADULT = 18;

/** Placements from start to end. A change of legal status only (L) on the same day does not end a placement. */
function placementsOf({ Episodes }: CareChild) {
  return Episodes.runs(
    (episode, previous) => episode.RNE === 'L' && isSameDay(episode.DECOM, previous.DEC),
  ).map((run) => ({ start: run.at(0)?.DECOM ?? null, end: run.at(-1)?.DEC ?? null }));
}

/**
 * True when the placement from which the child went missing has ended. False when the child was also in one that
 * continues.
 */
function hasLeftPlacement({ MIS_START }: TableRow<'Missing'>, child: CareChild): boolean {
  const from = placementsOf(child).filter((placement) => isDuring(MIS_START, placement));
  return from.length > 0 && from.every(({ end }) => isFilled(end));
}

const CARE = { RNE: 'S', DECOM: '01/04/2025', DEC: '01/07/2026', REC: 'E4A' };
const OPEN_CARE = { RNE: 'S', DECOM: '01/04/2025' };
const MOVED = { ...CARE, REC: 'X1' };
const AFTER_MOVE = { RNE: 'P', DECOM: '01/07/2026' };
const TURNS_18 = { DOB: '01/07/2008', MIS_START: '01/06/2026', MIS_END: '01/07/2026' };

export const MISSING_ENDING_RULES: readonly Rule[] = [
  missing.child({
    code: '575',
    title: 'A child is not still missing from a placement that has ended',
    fields: ['MIS_END'],
    alsoReads: ['MIS_START'],
    with: { Episodes: ['DECOM', 'DEC', 'RNE'] },
    message:
      'The missing episode has no end, but the placement from which the child went missing has ended.',
    fix: 'Give the day on which the child was back or the placement ended, or check the end of the placement.',
    failing: (child) => {
      if (!child.Episodes.isWhole) return [];
      return child.Missing.where(
        (spell) => isBlank(spell.MIS_END) && hasLeftPlacement(spell, child),
      );
    },
    ok: [
      example('the placement continues', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [OPEN_CARE],
      }),
      example('the child was back', {
        Missing: [{ MIS_START: '01/06/2026', MIS_END: '01/07/2026' }],
        Episodes: [CARE],
      }),
      example('went missing on the day of a move, from the new placement', {
        Missing: [{ MIS_START: '01/07/2026' }],
        Episodes: [MOVED, AFTER_MOVE],
      }),
      example('the legal status changed, the placement did not', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [MOVED, { ...AFTER_MOVE, RNE: 'L' }],
      }),
      example('a child in no placement is left to another rule', {
        Missing: [{ MIS_START: '02/07/2026' }],
        Episodes: [CARE],
      }),
      example('an episode that cannot be read may be the same placement', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [MOVED, { ...AFTER_MOVE, RNE: 'L', DEC: '31/09/2026' }],
      }),
    ],
    bad: [
      example('care has ended', { Missing: [{ MIS_START: '01/06/2026' }], Episodes: [CARE] }),
      example('on the first day of the placement', {
        Missing: [{ MIS_START: '01/04/2025' }],
        Episodes: [CARE],
      }),
      example('on the last day of the placement', {
        Missing: [{ MIS_START: '01/07/2026' }],
        Episodes: [CARE],
      }),
      example('the child has another placement', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [MOVED, AFTER_MOVE],
      }),
      example('the legal status changed, and then the placement ended', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [MOVED, { ...AFTER_MOVE, RNE: 'L', DEC: '01/09/2026', REC: 'E4A' }],
      }),
      example('the next episode overlaps, so it is another placement', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [MOVED, { ...AFTER_MOVE, RNE: 'L', DECOM: '30/06/2026' }],
      }),
      example('care ended, and came back under another legal status', {
        Missing: [{ MIS_START: '01/06/2026' }],
        Episodes: [CARE, { ...AFTER_MOVE, RNE: 'L', DECOM: '02/07/2026' }],
      }),
    ],
  }),
  episodes.child({
    code: '580',
    title: 'Care of a child who was missing until the 18th birthday ends with E8',
    fields: ['REC'],
    alsoReads: ['DEC'],
    with: { Missing: ['DOB', 'MIS_END'] },
    message:
      'The child was missing until the 18th birthday and care ended on that day, but the reason the episode ceased is not E8.',
    fix: 'Give E8, or check the dates on which care and the missing episode ended.',
    failing: (child) => {
      if (child.Missing.count === 0) return [];
      return child.Episodes.where(
        (episode) =>
          isEndOfCare(episode) &&
          episode.REC !== 'E8' &&
          child.Missing.some(
            ({ DOB, MIS_END }) =>
              isSameDay(MIS_END, episode.DEC) && isSameDay(birthdayOf(DOB, ADULT), MIS_END),
          ),
      );
    },
    ok: [
      example('any other reason', { Missing: [TURNS_18], Episodes: [{ ...CARE, REC: 'E8' }] }),
      example('back the day before', {
        Missing: [{ ...TURNS_18, MIS_END: '30/06/2026' }],
        Episodes: [CARE],
      }),
      ...['30/06/2026', '02/07/2026'].map((DEC) =>
        example(`care ended on another day, ${DEC}`, {
          Missing: [TURNS_18],
          Episodes: [{ ...CARE, DEC }],
        }),
      ),
      ...['01/07/2007', '01/07/2009'].map((DOB) =>
        example(`care ended on another birthday, born ${DOB}`, {
          Missing: [{ ...TURNS_18, DOB }],
          Episodes: [CARE],
        }),
      ),
      example('care continued', { Missing: [TURNS_18], Episodes: [MOVED, AFTER_MOVE] }),
      example('an end without its reason is left to another rule', {
        Missing: [TURNS_18],
        Episodes: [{ ...CARE, REC: '' }],
      }),
    ],
    bad: [
      example('went home', { Missing: [TURNS_18], Episodes: [CARE] }),
      example('independent living', { Missing: [TURNS_18], Episodes: [{ ...CARE, REC: 'E6' }] }),
      example('born on 29 February', {
        Missing: [{ DOB: '29/02/2008', MIS_START: '01/02/2026', MIS_END: '01/03/2026' }],
        Episodes: [{ ...CARE, DEC: '01/03/2026' }],
      }),
    ],
  }),
];
