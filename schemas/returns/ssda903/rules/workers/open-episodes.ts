import { isBlank, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { CareChild, SwEpisodeRow } from '../../tables.ts';
import { workers } from '../makers.ts';
import { SEQUENCE_ASKED_IF_FILLED, workersInOrder } from '../predicates/workers.ts';

function openButNotLatest(child: CareChild): readonly SwEpisodeRow[] {
  return workersInOrder(child)
    .placed.slice(0, -1)
    .filter(({ SW_DEC }) => isBlank(SW_DEC));
}

const FIRST = { SW_ID: 'SW100', SW_DECOM: '01/04/2026', SW_DEC: '01/08/2026' };
const NEXT = { SW_ID: 'SW200', SW_REASON: 'LEFTRL' };
const FIRST_OF_2024 = { SW_ID: 'SW100', SW_DECOM: '01/04/2023', SW_DEC: '01/08/2023' };

/** Rules that only the latest social worker episode of a child is open. */
export const OPEN_WORKER_RULES: readonly Rule[] = [
  workers.child({
    code: 'SW08STG2',
    title: 'Every social worker episode except the latest has ended',
    fields: ['SW_DEC'],
    askedIfFilled: SEQUENCE_ASKED_IF_FILLED,
    message: 'A social worker episode that is not the child’s latest has no end date.',
    fix: 'Give the day on which this worker left the case.',
    failing: openButNotLatest,
    ok: [
      workers.example('the latest is open', FIRST, { ...NEXT, SW_DECOM: '01/08/2026' }),
      workers.example(
        'one whose start is not a date ended after the latest began',
        { ...FIRST, SW_DECOM: '31/06/2026' },
        { ...NEXT, SW_DECOM: '29/07/2026' },
      ),
      workers.example(
        'one without a start ended after the latest began',
        { ...FIRST, SW_DECOM: '' },
        { ...NEXT, SW_DECOM: '29/07/2026' },
      ),
    ],
    bad: [
      workers.example(
        'two are open',
        { ...FIRST, SW_DEC: '' },
        { ...NEXT, SW_DECOM: '01/08/2026' },
      ),
      workers.example(
        'two begun on the same day are open',
        { SW_ID: 'SW100', SW_DECOM: '01/08/2026' },
        { ...NEXT, SW_DECOM: '01/08/2026' },
      ),
      workers.example(
        'an end that is not a date is an end',
        { ...FIRST, SW_DEC: '' },
        { ...NEXT, SW_DECOM: '01/08/2026', SW_DEC: '31/09/2026' },
      ),
      workers.example(
        'two are open, and a third has no readable date',
        { ...FIRST, SW_DEC: '' },
        { ...NEXT, SW_DECOM: '01/08/2026' },
        { ...NEXT, SW_DECOM: '31/06/2026', SW_DEC: '31/09/2026' },
      ),
    ],
  }),
  workers.child({
    code: 'SW14STG2',
    title: 'Only the latest social worker episode is open',
    years: { from: 2024, to: 2024 },
    fields: ['SW_DEC'],
    askedIfFilled: SEQUENCE_ASKED_IF_FILLED,
    message: 'The social worker episode has no end date, although a later one began.',
    fix: 'Give the day on which this worker left the case. Only the latest episode may be open.',
    failing: openButNotLatest,
    ok: [workers.example('one open', FIRST_OF_2024, { ...NEXT, SW_DECOM: '01/08/2023' })],
    bad: [
      workers.example('two open', { SW_DECOM: '01/06/2023' }, { ...NEXT, SW_DECOM: '01/08/2023' }),
      workers.example(
        'only the first is open',
        { SW_DECOM: '01/06/2023' },
        { ...NEXT, SW_DECOM: '01/08/2023', SW_DEC: '01/10/2023' },
      ),
    ],
  }),
  workers.child({
    code: 'SW17STG2',
    title: 'The latest social worker episode is open',
    years: { from: 2026 },
    fields: ['SW_DEC', 'SW_DECOM'],
    askedIfFilled: SEQUENCE_ASKED_IF_FILLED,
    message: 'The child’s latest social worker episode has ended.',
    fix: 'Leave the end date blank, or add the episode of the worker who followed.',
    failing: (child) => {
      const { placed, unplaced } = workersInOrder(child);
      const mayBeOpen = unplaced.some(({ SW_DEC }) => isBlank(SW_DEC));
      const latest = [...unplaced, ...placed].slice(-1);
      return mayBeOpen ? [] : latest.filter(({ SW_DEC }) => isFilled(SW_DEC));
    },
    ok: [
      workers.example('open', FIRST, { ...NEXT, SW_DECOM: '01/08/2026' }),
      workers.example(
        'one without a start ended after the latest began',
        { ...FIRST, SW_DECOM: '' },
        { ...NEXT, SW_DECOM: '29/07/2026' },
      ),
      workers.example('one whose start is not a date is open and may be the latest', FIRST, {
        ...NEXT,
        SW_DECOM: '31/09/2026',
      }),
    ],
    bad: [
      workers.example('ended', FIRST),
      workers.example('an end that is not a date is an end', { ...FIRST, SW_DEC: '31/06/2026' }),
      workers.example('all have ended, whatever the start of one is', FIRST, {
        ...NEXT,
        SW_DECOM: '31/09/2026',
        SW_DEC: '01/12/2026',
      }),
      workers.example(
        'all have ended, and none has a start',
        { ...FIRST, SW_DECOM: '' },
        { ...NEXT, SW_DEC: '01/10/2026' },
        { ...NEXT, SW_DEC: '01/12/2026' },
      ),
    ],
  }),
];
