import { date, isBefore, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { SwEpisodeRow } from '../../tables.ts';
import { episodes, example } from '../makers.ts';
import { isOpen, isRespite } from '../predicates/episodes.ts';
import { isOpenAtYearEnd } from '../predicates/periods-of-care.ts';

const REASONS_BEGAN = date('01/04/2023');

/** True when worker and start are given and, since April 2023, the reason. */
function isComplete({ SW_ID, SW_DECOM, SW_REASON }: SwEpisodeRow): boolean {
  return (
    isFilled(SW_ID) &&
    isFilled(SW_DECOM) &&
    (isFilled(SW_REASON) || isBefore(SW_DECOM, REASONS_BEGAN))
  );
}

/** Rows of 2024 for examples: a child in care, one whose care ended, and a worker. */
export const CARE_OF_2024 = { RNE: 'S', LS: 'C2', DECOM: '01/06/2023' };
export const ENDED_OF_2024 = {
  ...CARE_OF_2024,
  DECOM: '01/04/2022',
  DEC: '01/05/2023',
  REC: 'E4A',
};
export const WORKER_OF_2024 = { SW_ID: 'SW100', SW_DECOM: '01/06/2023', SW_REASON: 'FCONTA' };

export const WORKER_AT_YEAR_END_RULES: readonly Rule[] = [
  episodes.child({
    code: 'SW01STG1',
    title: 'A child looked after at 31 March has a social worker',
    years: { from: 2024, to: 2024 },
    fields: ['DEC'],
    alsoReads: ['LS'],
    with: { SWEpisodes: ['SW_ID', 'SW_DECOM', 'SW_REASON'] },
    message:
      'The child is looked after at 31 March, but has no complete social worker episode: identifier, start date and, since April 2023, reason.',
    fix: 'Give or complete the child’s social worker episodes. If care has ended, give its end.',
    failing: (child) => {
      if (!isOpenAtYearEnd(child) || !child.SWEpisodes.none(isComplete)) return [];
      return child.Episodes.where((episode) => isOpen(episode) && !isRespite(episode));
    },
    ok: [
      example('complete', {
        Episodes: [CARE_OF_2024],
        SWEpisodes: [{ ...WORKER_OF_2024, SW_DECOM: '01/04/2023' }],
      }),
      example('one of two is complete', {
        Episodes: [CARE_OF_2024],
        SWEpisodes: [WORKER_OF_2024, { ...WORKER_OF_2024, SW_DECOM: '01/08/2023', SW_ID: '' }],
      }),
      example('no reason is needed before April 2023', {
        Episodes: [CARE_OF_2024],
        SWEpisodes: [{ SW_ID: 'SW100', SW_DECOM: '31/03/2023' }],
      }),
      example('no longer looked after', { Episodes: [ENDED_OF_2024], SWEpisodes: [] }),
      example('a short break', { Episodes: [{ ...CARE_OF_2024, LS: 'V3' }], SWEpisodes: [] }),
      example('a start that is not a date is left to another rule', {
        Episodes: [CARE_OF_2024],
        SWEpisodes: [{ SW_ID: 'SW100', SW_DECOM: '31/06/2023' }],
      }),
    ],
    bad: [
      example('no social worker', { Episodes: [CARE_OF_2024], SWEpisodes: [] }),
      example('no identifier', {
        Episodes: [CARE_OF_2024],
        SWEpisodes: [{ ...WORKER_OF_2024, SW_ID: '' }],
      }),
      example('no start', {
        Episodes: [CARE_OF_2024],
        SWEpisodes: [{ ...WORKER_OF_2024, SW_DECOM: '' }],
      }),
      example('no reason since April 2023', {
        Episodes: [CARE_OF_2024],
        SWEpisodes: [{ SW_ID: 'SW100', SW_DECOM: '01/04/2023' }],
      }),
      example('points at no short break', {
        Episodes: [CARE_OF_2024, { ...CARE_OF_2024, LS: 'V3', DECOM: '01/08/2023' }],
        SWEpisodes: [],
      }),
      example('points at the open episode only', {
        Episodes: [
          { ...ENDED_OF_2024, REC: 'X1' },
          { ...CARE_OF_2024, RNE: 'P', DECOM: '01/05/2023' },
        ],
        SWEpisodes: [],
      }),
    ],
  }),
];
