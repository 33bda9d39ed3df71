import type { Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { example, withLastYear } from '../makers.ts';
import { LEAVER_ITEMS } from '../predicates/outcomes.ts';
import { STARTS_NOT_READ } from '../predicates/presence.ts';
import { noLeaverData, wasLeaver } from './no-care-leaver.ts';

const died = ({ REC }: EpisodeRow): boolean => REC === 'E2';

const LEAVER = { IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' };
const EARLIER = { LS: 'C2', RNE: 'S', DECOM: '02/03/2025', DEC: '01/06/2025', REC: 'E8' };
const LEFT_CARE = { LS: 'C2', RNE: 'S', DECOM: '01/06/2025', DEC: '31/05/2026', REC: 'E5' };

export const CARE_BEFORE_RULES: readonly Rule[] = [
  noLeaverData({
    code: '1000',
    title: 'A child who died in care is not a care leaver',
    with: { Episodes: ['REC'] },
    withLastYearIfHeld: { Episodes: ['REC'] },
    askedIfFilled: STARTS_NOT_READ,
    message: 'An episode ended with the child’s death (E2), but there is care leaver data.',
    fix: 'Remove the care leaver data, or check the reason the episode ceased.',
    isNoLeaver: ({ child, lastYear }) => child.Episodes.some(died) || lastYear.Episodes.some(died),
    ok: [
      example('left care', { Episodes: [LEFT_CARE], OC3: [LEAVER] }),
      example('died in care, no care leaver data', { Episodes: [{ REC: 'E2' }], OC3: [{}] }),
      withLastYear(
        { Episodes: [{ REC: 'X1' }] },
        example('left care this year', { Episodes: [LEFT_CARE], OC3: [LEAVER] }),
      ),
    ],
    bad: [
      example('died this year', { Episodes: [{ ...LEFT_CARE, REC: 'E2' }], OC3: [LEAVER] }),
      withLastYear(
        { Episodes: [{ REC: 'E2' }] },
        example('died last year', { Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [{ DECOM: '31/06/2025', REC: 'E2' }] },
        example('died last year, in an episode whose start is not real', {
          Episodes: [],
          OC3: [LEAVER],
        }),
      ),
      example('died in an episode whose start is not real', {
        Episodes: [{ ...LEFT_CARE, DECOM: '31/06/2025', REC: 'E2' }],
        OC3: [LEAVER],
      }),
    ],
  }),
  noLeaverData({
    code: '1002',
    title: 'A care leaver has been in care',
    with: { Episodes: ['CHILD'] },
    withLastYear: { Episodes: ['CHILD'] },
    withLastYearIfHeld: { OC3: LEAVER_ITEMS },
    message:
      'There is care leaver data, but the child has no episode this year or last year, and was not a care leaver last year.',
    fix: 'Check the child identifier and the episodes, or remove the care leaver data. If the care was before last year, say so in a note.',
    isNoLeaver: ({ child, lastYear }) =>
      child.Episodes.count === 0 && lastYear.Episodes.count === 0 && !wasLeaver(lastYear),
    ok: [
      withLastYear(
        { Episodes: [] },
        example('an episode this year', { Episodes: [LEFT_CARE], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [EARLIER] },
        example('an episode last year', { Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear(
        { Episodes: [], OC3: [LEAVER] },
        example('also a care leaver last year', { Episodes: [], OC3: [LEAVER] }),
      ),
      withLastYear({ Episodes: [] }, example('no care leaver data', { Episodes: [], OC3: [{}] })),
    ],
    bad: [
      withLastYear({ Episodes: [] }, example('no episode', { Episodes: [], OC3: [LEAVER] })),
      withLastYear(
        { Episodes: [], OC3: [{}] },
        example('no episode, and no data last year', { Episodes: [], OC3: [LEAVER] }),
      ),
    ],
  }),
  noLeaverData({
    code: '1011',
    title: 'A child whose care passed to another council is not a care leaver',
    with: { Episodes: ['REC'] },
    message:
      'The last episode ended because another council took over the care (E3), but there is care leaver data.',
    fix: 'Remove the care leaver data, or check the reason the last episode ceased.',
    isNoLeaver: ({ child }) => child.Episodes.latest().some(({ REC }) => REC === 'E3'),
    ok: [
      example('left care', { Episodes: [LEFT_CARE], OC3: [LEAVER] }),
      example('back in care since', {
        Episodes: [{ ...EARLIER, REC: 'E3' }, LEFT_CARE],
        OC3: [LEAVER],
      }),
      example('no care leaver data', { Episodes: [{ ...LEFT_CARE, REC: 'E3' }], OC3: [{}] }),
      example('no episode', { Episodes: [], OC3: [LEAVER] }),
    ],
    bad: [example('taken over', { Episodes: [{ ...LEFT_CARE, REC: 'E3' }], OC3: [LEAVER] })],
  }),
];
