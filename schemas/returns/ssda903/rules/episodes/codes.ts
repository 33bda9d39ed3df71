import type { ReturnContext, Rule } from '../../../rule.ts';
import { isBlank, isFilled, isOneOf } from '../../../words.ts';
import { isCodeIn, PLACE_PROVIDER } from '../../code-sets.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, inYear } from '../makers.ts';
import { isOtherPlacement, isTemporary } from '../words/episode-words.ts';

/** Temporary and "other" placements have no provider of their own. */
function hasNoProvider(episode: EpisodeRow, context: ReturnContext): boolean {
  return isTemporary(episode) || isOtherPlacement(episode, context);
}

export const EPISODE_CODE_RULES: readonly Rule[] = [
  episodes.cell({
    code: '143',
    title: 'Reason for new episode is a known code',
    fields: ['RNE'],
    problems: ['not-in-code-set'],
    message: 'The reason for new episode is not one of the codes.',
    mend: 'Give S, L, P, T, B or U.',
    ok: [episodes.example('started to be looked after', { RNE: 'S' })],
    bad: [episodes.example('no such code', { RNE: 'X' })],
  }),
  episodes.cell({
    code: '144',
    title: 'Legal status is a known code',
    fields: ['LS'],
    problems: ['not-in-code-set'],
    message: 'The legal status is not one of the codes.',
    mend: 'Give one of the legal status codes.',
    ok: [episodes.example('full care order', { LS: 'C2' })],
    bad: [episodes.example('no such code', { LS: 'C3' })],
  }),
  episodes.cell({
    code: '145',
    title: 'Category of need is a known code',
    fields: ['CIN'],
    problems: ['not-in-code-set'],
    message: 'The category of need is not one of the codes.',
    mend: 'Give N1 to N8.',
    ok: [episodes.example('absent parenting', { CIN: 'N8' })],
    bad: [episodes.example('no such code', { CIN: 'N0' })],
  }),
  episodes.cell({
    code: '146',
    title: 'Placement type is a code of the year',
    fields: ['PLACE'],
    problems: ['missing', 'not-in-code-set'],
    message: 'The placement type is blank or not one of the codes of the year.',
    mend: 'Give a placement type of the year. Z11 to Z14 replace Z1 from 2025-26; K3 began in 2023-24; H5 and P2 are no longer codes.',
    ok: [
      episodes.example('Z11 is a code from 2025-26', { PLACE: 'Z11' }),
      inYear(2025, episodes.example('Z1 was a code until 2024-25', { PLACE: 'Z1' })),
      inYear(2024, episodes.example('supported accommodation began in 2023-24', { PLACE: 'K3' })),
      inYear(2023, episodes.example('independent living was a code', { PLACE: 'P2' })),
    ],
    bad: [
      episodes.example('a blank is not a code', { PLACE: '' }),
      episodes.example('Z1 is no longer a code', { PLACE: 'Z1' }),
      episodes.example('H5 is no longer a code', { PLACE: 'H5' }),
      inYear(2025, episodes.example('Z11 was not a code yet', { PLACE: 'Z11' })),
      inYear(2023, episodes.example('K3 was not a code yet', { PLACE: 'K3' })),
    ],
  }),
  episodes.cell({
    code: '149',
    title: 'Reason episode ceased is a known code',
    fields: ['REC'],
    problems: ['not-in-code-set'],
    message: 'The reason the episode ceased is not one of the codes.',
    mend: 'Give one of the codes for the end of an episode.',
    ok: [episodes.example('returned home, planned', { REC: 'E4A' })],
    bad: [episodes.example('no such code', { REC: 'E4' })],
  }),
  episodes.cell({
    code: '1009',
    title: 'Reason for placement change is a known code',
    fields: ['REASON_PLACE_CHANGE'],
    problems: ['not-in-code-set'],
    message: 'The reason for placement change is not one of the codes.',
    mend: 'Give one of the codes, or leave it blank where the placement does not change.',
    ok: [episodes.example('change to the care plan', { REASON_PLACE_CHANGE: 'CARPL' })],
    bad: [episodes.example('no such code', { REASON_PLACE_CHANGE: 'MOVED' })],
  }),
  episodes.row({
    code: '178',
    title: 'Placement provider is a known code, where one is wanted',
    fields: ['PLACE_PROVIDER'],
    alsoReads: ['PLACE'],
    owns: [{ field: 'PLACE_PROVIDER', problems: ['not-in-code-set'] }],
    message:
      'The placement provider is not one of the codes, or is given for a placement that has none.',
    mend: 'Give PR0 to PR5. Leave it blank for T0 to T3 and for other placements (Z11 to Z14; Z1 until 2024-25).',
    fails: (episode, context) => {
      const { PLACE, PLACE_PROVIDER: provider } = episode;
      if (isBlank(provider)) return false;
      const isUnknown = !isCodeIn(PLACE_PROVIDER, context.rulesYear, provider);
      return (
        isUnknown || isOneOf(PLACE, ['T0', 'T1', 'T2', 'T3']) || isOtherPlacement(episode, context)
      );
    },
    ok: [
      episodes.example('T4 is left to rule 213', { PLACE: 'T4', PLACE_PROVIDER: 'PR1' }),
      episodes.example('private foster carers', { PLACE: 'U6', PLACE_PROVIDER: 'PR4' }),
      episodes.example('no provider for a stay in hospital', { PLACE: 'T1' }),
    ],
    bad: [
      episodes.example('no such code', { PLACE: 'U6', PLACE_PROVIDER: 'PR9' }),
      episodes.example('a holiday has no provider', { PLACE: 'T2', PLACE_PROVIDER: 'PR1' }),
      episodes.example('nor has T0', { PLACE: 'T0', PLACE_PROVIDER: 'PR1' }),
      episodes.example('nor has T1', { PLACE: 'T1', PLACE_PROVIDER: 'PR1' }),
      episodes.example('nor has T3', { PLACE: 'T3', PLACE_PROVIDER: 'PR1' }),
      episodes.example('Z12 has no provider', { PLACE: 'Z12', PLACE_PROVIDER: 'PR1' }),
      inYear(2025, episodes.example('Z1 had none', { PLACE: 'Z1', PLACE_PROVIDER: 'PR1' })),
    ],
  }),
  episodes.row({
    code: '213',
    title: 'Temporary and other placements have no provider',
    fields: ['PLACE_PROVIDER'],
    alsoReads: ['PLACE'],
    message: 'A provider is given for a temporary or other placement.',
    mend: 'Leave the provider blank for T0 to T4 and for other placements (Z11 to Z14; Z1 until 2024-25).',
    fails: (episode, context) =>
      isFilled(episode.PLACE_PROVIDER) && hasNoProvider(episode, context),
    ok: [
      episodes.example('temporary, no provider', { PLACE: 'T4' }),
      episodes.example("children's home with a provider", { PLACE: 'K2', PLACE_PROVIDER: 'PR4' }),
    ],
    bad: [
      episodes.example('temporary with a provider', { PLACE: 'T4', PLACE_PROVIDER: 'PR1' }),
      episodes.example('Z14 with a provider', { PLACE: 'Z14', PLACE_PROVIDER: 'PR1' }),
      inYear(2025, episodes.example('Z1 with one', { PLACE: 'Z1', PLACE_PROVIDER: 'PR1' })),
    ],
  }),
  episodes.row({
    code: '526',
    title: 'Every other placement has a provider',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    message: 'The placement provider is blank.',
    mend: 'Give PR0 to PR5. Only T0 to T4 and other placements (Z11 to Z14; Z1 until 2024-25) have none.',
    fails: (episode, context) =>
      isBlank(episode.PLACE_PROVIDER) && !hasNoProvider(episode, context),
    ok: [
      episodes.example('foster carer with a provider', { PLACE: 'U4', PLACE_PROVIDER: 'PR1' }),
      episodes.example('temporary without', { PLACE: 'T0' }),
      episodes.example('Z13 without', { PLACE: 'Z13' }),
      inYear(2025, episodes.example('Z1 without', { PLACE: 'Z1' })),
    ],
    bad: [
      episodes.example('foster carer without a provider', { PLACE: 'U4' }),
      episodes.example('Z1 is no other placement from 2025-26', { PLACE: 'Z1' }),
    ],
  }),
];
