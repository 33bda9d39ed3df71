import { isBlank, isFilled, isOneOf } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import { isCodeIn, PLACE_PROVIDER } from '../../code-sets.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, inYear } from '../makers.ts';
import { isOtherPlacement, isTemporary } from '../predicates/episodes.ts';

const LEGAL_STATUSES = 'C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3'.split(' ');
const WITHOUT_PROVIDER = ['T0', 'T1', 'T2', 'T3', 'T4', 'Z11', 'Z12', 'Z13', 'Z14'];

/** Temporary and "other" placements have no provider. */
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
    fix: 'Give S, L, P, T, B or U.',
    ok: [
      ...['S', 'L', 'P', 'T', 'B', 'U'].map((RNE) => episodes.example(`${RNE} is a code`, { RNE })),
      episodes.example('a blank is left to another rule', { RNE: '' }),
    ],
    bad: [episodes.example('no such code', { RNE: 'X' })],
  }),
  episodes.cell({
    code: '144',
    title: 'Legal status is a known code',
    fields: ['LS'],
    problems: ['not-in-code-set'],
    message: 'The legal status is not one of the codes.',
    fix: 'Give C1, C2, E1, V2, V3, V4, L1, L2, L3, J1, J2 or J3; D1 only for an old freeing order.',
    ok: [
      ...LEGAL_STATUSES.map((LS) => episodes.example(`${LS} is a code`, { LS })),
      episodes.example('a blank is left to another rule', { LS: '' }),
    ],
    bad: [episodes.example('no such code', { LS: 'C3' })],
  }),
  episodes.cell({
    code: '145',
    title: 'Category of need is a known code',
    fields: ['CIN'],
    problems: ['not-in-code-set'],
    message: 'The category of need is not one of the codes.',
    fix: 'Give N1 to N8.',
    ok: [
      episodes.example('the first code: abuse or neglect', { CIN: 'N1' }),
      episodes.example('the last code: absent parenting', { CIN: 'N8' }),
      episodes.example('a blank is left to another rule', { CIN: '' }),
    ],
    bad: [
      episodes.example('before the first code', { CIN: 'N0' }),
      episodes.example('after the last code', { CIN: 'N9' }),
    ],
  }),
  episodes.cell({
    code: '146',
    title: 'Placement type is a code of the year',
    fields: ['PLACE'],
    problems: ['missing', 'not-in-code-set'],
    message: 'The placement type is blank or not one of the codes of the year.',
    fix: 'Give a placement type of the year. K3 is valid from 2023-24. H5, P2 and Z1 are valid until 2024-25; Z11 to Z14 replace Z1 from 2025-26.',
    ok: [
      episodes.example('foster care is a code in every year', { PLACE: 'U4' }),
      ...['Z11', 'Z12', 'Z13', 'Z14'].map((PLACE) =>
        inYear(2026, episodes.example(`${PLACE} is a code from 2025-26`, { PLACE })),
      ),
      ...['Z1', 'H5', 'P2'].map((PLACE) =>
        inYear(2025, episodes.example(`${PLACE} was a code until 2024-25`, { PLACE })),
      ),
      inYear(2024, episodes.example('supported accommodation began in 2023-24', { PLACE: 'K3' })),
    ],
    bad: [
      episodes.example('a blank is not a code', { PLACE: '' }),
      episodes.example('no such code', { PLACE: 'U7' }),
      ...['Z1', 'H5', 'P2'].map((PLACE) =>
        inYear(2026, episodes.example(`${PLACE} is no longer a code`, { PLACE })),
      ),
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
    fix: 'Give X1 if care continues; otherwise E2, E3, E4A, E4B, E5 to E9, E11 to E17, E41 or E45 to E48.',
    ok: [
      episodes.example('returned home, planned', { REC: 'E4A' }),
      episodes.example('care continues', { REC: 'X1' }),
      episodes.example('an open episode has none', { REC: '' }),
    ],
    bad: [episodes.example('no such code', { REC: 'E4' })],
  }),
  episodes.cell({
    code: '1009',
    title: 'Reason for placement change is a known code',
    fields: ['REASON_PLACE_CHANGE'],
    problems: ['not-in-code-set'],
    message: 'The reason for placement change is not one of the codes.',
    fix: 'Give CARPL, CLOSE, ALLEG, STAND, APPRR, CREQB, CREQO, CHILD, LAREQ, PLACE, CUSTOD or OTHER, or leave it blank if the placement does not change.',
    ok: [
      episodes.example('change to the care plan', { REASON_PLACE_CHANGE: 'CARPL' }),
      episodes.example('no change, no reason', { REASON_PLACE_CHANGE: '' }),
    ],
    bad: [episodes.example('no such code', { REASON_PLACE_CHANGE: 'MOVED' })],
  }),
  episodes.row({
    code: '178',
    title: 'Placement provider is a known code, if the placement has one',
    fields: ['PLACE_PROVIDER'],
    alsoReads: ['PLACE'],
    owns: [{ field: 'PLACE_PROVIDER', problems: ['not-in-code-set'] }],
    message:
      'The placement provider is not one of the codes, or is given for a temporary placement (T0 to T3) or an “other” placement, which has no provider.',
    fix: 'Give PR0 to PR5. Leave it blank for T0 to T3 and for “other” placements (Z11 to Z14; Z1 until 2024-25).',
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
      ...['PR0', 'PR1', 'PR2', 'PR3', 'PR4', 'PR5'].map((PLACE_PROVIDER) =>
        episodes.example(`${PLACE_PROVIDER} is a code`, { PLACE: 'U6', PLACE_PROVIDER }),
      ),
      episodes.example('no provider for a stay in hospital', { PLACE: 'T1' }),
    ],
    bad: [
      episodes.example('no such code', { PLACE: 'U6', PLACE_PROVIDER: 'PR9' }),
      ...['T0', 'T1', 'T2', 'T3', 'Z11', 'Z12', 'Z13', 'Z14'].map((PLACE) =>
        episodes.example(`${PLACE} has no provider`, { PLACE, PLACE_PROVIDER: 'PR1' }),
      ),
      inYear(2025, episodes.example('Z1 had no provider', { PLACE: 'Z1', PLACE_PROVIDER: 'PR1' })),
    ],
  }),
  episodes.row({
    code: '213',
    title: 'Temporary placements (T) and “other” placements (Z) have no provider',
    fields: ['PLACE_PROVIDER'],
    alsoReads: ['PLACE'],
    message:
      'A provider is given for a temporary placement (T0 to T4) or an “other” placement (Z11 to Z14; Z1 until 2024-25).',
    fix: 'Leave the provider blank, or check the placement type.',
    fails: (episode, context) =>
      isFilled(episode.PLACE_PROVIDER) && hasNoProvider(episode, context),
    ok: [
      episodes.example('temporary, no provider', { PLACE: 'T4' }),
      episodes.example("children's home with a provider", { PLACE: 'K2', PLACE_PROVIDER: 'PR4' }),
    ],
    bad: [
      ...WITHOUT_PROVIDER.map((PLACE) =>
        episodes.example(`${PLACE} with a provider`, { PLACE, PLACE_PROVIDER: 'PR1' }),
      ),
      inYear(2025, episodes.example('Z1 with a provider', { PLACE: 'Z1', PLACE_PROVIDER: 'PR1' })),
    ],
  }),
  episodes.row({
    code: '526',
    title: 'A placement has a provider, unless it is temporary (T) or “other” (Z)',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    message: 'The placement provider is blank for a placement that must have one.',
    fix: 'Give PR0 to PR5. Only T0 to T4 and “other” placements (Z11 to Z14; Z1 until 2024-25) have none.',
    fails: (episode, context) =>
      isBlank(episode.PLACE_PROVIDER) && !hasNoProvider(episode, context),
    ok: [
      episodes.example('foster carer with a provider', { PLACE: 'U4', PLACE_PROVIDER: 'PR1' }),
      ...WITHOUT_PROVIDER.map((PLACE) => episodes.example(`${PLACE} without`, { PLACE })),
      inYear(2025, episodes.example('Z1 without', { PLACE: 'Z1' })),
    ],
    bad: [
      episodes.example('foster carer without a provider', { PLACE: 'U4' }),
      inYear(
        2026,
        episodes.example('Z1 is no longer an “other” placement from 2025-26', { PLACE: 'Z1' }),
      ),
    ],
  }),
];
