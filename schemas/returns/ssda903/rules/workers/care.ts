import { windowOf } from '../../../days.ts';
import { isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { ExampleRow, Rule } from '../../../rule.ts';
import { example, failing, inYear, workers } from '../makers.ts';
import { isOpenAtYearEnd, PERIOD_READS } from '../predicates/periods-of-care.ts';
import {
  gapsInYear,
  isOpenNow,
  isWithWorker,
  rowToFix,
  turnsOfCare,
} from '../predicates/worker-cover.ts';
import { CARE_OF_2024, ENDED_OF_2024, WORKER_OF_2024 } from './at-year-end.ts';

const FIRST_OF_WHOLE_YEAR = 2025;

const CARE = { RNE: 'S', LS: 'C2', DECOM: '01/06/2026' };
const ENDED = { ...CARE, DECOM: '01/04/2025', DEC: '01/05/2026', REC: 'E4A' };
const WORKER = { SW_ID: 'SW100', SW_DECOM: '01/06/2026', SW_REASON: 'FCONTA' };

/** An example of a child in care since 1 June 2022, with these workers. */
const inCareSince2022 = (why: string, SWEpisodes: readonly ExampleRow[]) =>
  example(why, { Episodes: [{ ...CARE, DECOM: '01/06/2022' }], SWEpisodes });

export const WORKER_CARE_RULES: readonly Rule[] = [
  workers.child({
    code: 'SW12STG2',
    title: 'A child in care has no social worker for part of the year, or when care begins or ends',
    fields: ['SW_DECOM'],
    alsoReads: ['SW_DEC'],
    askedIfFilled: ['SW_DEC'],
    with: { SWEpisodes: ['SW_DECOM'], Episodes: [...PERIOD_READS, 'REC'] },
    alsoPointsAt: { Episodes: ['DECOM', 'DEC'] },
    message:
      'The child has no social worker on a day on which care began or ended. Or, from 2024-25, the child is looked after at 31 March and has no social worker at all, or none for part of the time since 1 April (or since care began, if that is later): none had started, the last one had left, or more than 7 days lie between two.',
    fix: 'Give every social worker episode of the year up to 31 March, or check the dates. No social worker is needed for short breaks, or for care that began or ended more than a year before the collection year.',
    failing: (child, context) => {
      // Social workers are collected for children looked after at 31 March. Those of other children are checked only
      // when they are sent.
      const hasNone = child.SWEpisodes.count === 0;
      if (hasNone && !isOpenAtYearEnd(child)) return [];
      const { collectionYear, rulesYear, yearEnd } = context;
      const ofWholeYear = rulesYear >= FIRST_OF_WHOLE_YEAR;
      if (hasNone && ofWholeYear) {
        return child.Episodes.where((each) => isOpenNow(each, yearEnd));
      }
      const { yearStart: first } = windowOf(collectionYear - 1);
      const turns = turnsOfCare(child)
        .filter(({ day }) => isOnOrAfter(day, first) && isOnOrBefore(day, yearEnd))
        .filter(({ day }) => child.SWEpisodes.none((worker) => isWithWorker(worker, day)));
      const gaps = ofWholeYear ? gapsInYear(child, context) : [];
      return [...turns, ...gaps].map((turn) => rowToFix(child, turn));
    },
    ok: [
      example('from the first day', { Episodes: [CARE], SWEpisodes: [WORKER] }),
      example('to the last day', {
        Episodes: [ENDED],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '01/05/2026' }],
      }),
      example('one worker at the start, another at the end', {
        Episodes: [ENDED],
        SWEpisodes: [
          { ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '01/06/2025' },
          { ...WORKER, SW_DECOM: '01/06/2025' },
        ],
      }),
      example('began more than a year before the year', {
        Episodes: [{ ...CARE, DECOM: '31/03/2025' }],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2026' }],
      }),
      example('care that continues from before the first episode sent', {
        Episodes: [{ ...CARE, RNE: 'P', DECOM: '01/05/2025' }],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2026' }],
      }),
      example('care continued (X1), although the next episode is missing', {
        Episodes: [
          { ...ENDED, REC: 'X1' },
          { ...CARE, RNE: 'P', DECOM: '01/08/2026' },
        ],
        SWEpisodes: [
          { ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '30/04/2026' },
          { ...WORKER, SW_DECOM: '01/08/2026' },
        ],
      }),
      inYear(
        2024,
        example('an episode that does not say whether care began with it', {
          Episodes: [{ ...CARE_OF_2024, RNE: '' }],
          SWEpisodes: [{ ...WORKER_OF_2024, SW_DECOM: '01/08/2023' }],
        }),
      ),
      inCareSince2022('7 days between two workers', [
        { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '01/08/2026' },
        { ...WORKER, SW_DECOM: '08/08/2026' },
      ]),
      inCareSince2022('7 days between two workers around 1 April', [
        { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '28/03/2026' },
        { ...WORKER, SW_DECOM: '04/04/2026' },
      ]),
      inCareSince2022('another worker had left before the year', [
        { ...WORKER, SW_DECOM: '01/06/2025', SW_DEC: '01/08/2025' },
        { ...WORKER, SW_DECOM: '01/04/2026' },
      ]),
      inCareSince2022('another worker came and left in the meantime', [
        { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '31/03/2027' },
        { ...WORKER, SW_DECOM: '01/05/2026', SW_DEC: '01/06/2026' },
      ]),
      inCareSince2022('an end that is not a date may be as late as 31 March', [
        { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '31/06/2026' },
      ]),
      inCareSince2022('a start that is not a date may be 1 April', [
        { ...WORKER, SW_DECOM: '31/06/2022' },
      ]),
      example('left for some months: no worker is needed until care began again', {
        Episodes: [ENDED, { ...CARE, DECOM: '01/08/2026' }],
        SWEpisodes: [
          { ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '01/05/2026' },
          { ...WORKER, SW_DECOM: '01/08/2026' },
        ],
      }),
      example('left, with a worker for the time in care only', {
        Episodes: [{ ...ENDED, DECOM: '01/04/2022' }],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2026', SW_DEC: '01/05/2026' }],
      }),
      example('an episode that cannot be read may have ended care', {
        Episodes: [
          { ...CARE, DECOM: '01/06/2022', DEC: '31/06/2026' },
          { ...CARE, RNE: 'P', DECOM: '01/08/2026' },
        ],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/10/2026' }],
      }),
      inYear(
        2024,
        example('care that begins after 2023-24', {
          Episodes: [{ ...CARE_OF_2024, DECOM: '01/04/2024' }],
          SWEpisodes: [],
        }),
      ),
      inYear(
        2024,
        example('left care in 2023-24 and comes for short breaks: workers need not be sent', {
          Episodes: [ENDED_OF_2024, { ...CARE_OF_2024, LS: 'V3' }],
          SWEpisodes: [],
        }),
      ),
      inYear(
        2024,
        example('left care in 2023-24: workers need not be sent', {
          Episodes: [ENDED_OF_2024],
          SWEpisodes: [],
        }),
      ),
      inYear(
        2024,
        example('no social worker in 2023-24, when care did not begin', {
          Episodes: [{ ...CARE_OF_2024, DECOM: '31/03/2022' }],
          SWEpisodes: [],
        }),
      ),
      example('a worker whose end is not a date may still have been there', {
        Episodes: [ENDED],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '31/04/2026' }],
      }),
      example('care that begins after the year', {
        Episodes: [{ ...CARE, DECOM: '01/04/2027' }],
        SWEpisodes: [],
      }),
      example('the episode that ended last says that care continued', {
        Episodes: [
          { ...ENDED, REC: 'X1' },
          { ...ENDED, RNE: 'P', DECOM: '01/05/2025', DEC: '01/06/2025' },
        ],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '31/05/2025' }],
      }),
      example('a short break needs none', {
        Episodes: [{ ...CARE, LS: 'V3' }],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/08/2026' }],
      }),
      example('workers of children who left care need not be sent', {
        Episodes: [ENDED],
        SWEpisodes: [],
      }),
      example('workers of a child who left care and comes for short breaks need not be sent', {
        Episodes: [ENDED, { ...CARE, LS: 'V3' }],
        SWEpisodes: [],
      }),
      example('a worker whose start is not a date may have been there', {
        Episodes: [CARE],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '31/06/2026' }],
      }),
      inYear(
        2024,
        example('the day before the year that counts', {
          Episodes: [{ ...CARE, DECOM: '31/03/2022' }],
          SWEpisodes: [WORKER],
        }),
      ),
    ],
    bad: [
      inCareSince2022('in care for years, with no worker at all', []),
      example('came back into care, and the worker left', {
        Episodes: [ENDED, { ...CARE, DECOM: '01/08/2026' }],
        SWEpisodes: [
          { ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '01/05/2026' },
          { ...WORKER, SW_DECOM: '01/08/2026', SW_DEC: '01/10/2026' },
        ],
      }),
      example('no worker since care began: points at its first episode alone', {
        Episodes: [
          { ...CARE, DEC: '01/08/2026', REC: 'X1' },
          { ...CARE, RNE: 'P', DECOM: '01/08/2026' },
        ],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '01/05/2026' }],
      }),
      example('an episode cannot be read, and there is no worker at all', {
        Episodes: [
          { ...CARE, DECOM: '01/06/2022', DEC: '31/06/2026', REC: 'X1' },
          { ...CARE, RNE: 'P', DECOM: '01/08/2026' },
        ],
        SWEpisodes: [],
      }),
      example('the worker had left before the first episode sent, which continues care', {
        Episodes: [{ ...CARE, RNE: 'P', DECOM: '01/05/2026' }],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '01/03/2026' }],
      }),
      inYear(
        2024,
        example('care that begins on the last day of 2023-24', {
          Episodes: [{ ...CARE_OF_2024, DECOM: '31/03/2024' }],
          SWEpisodes: [],
        }),
      ),
      inYear(
        2025,
        example('in care for years, with no worker at all, in 2024-25', {
          Episodes: [{ ...CARE, DECOM: '01/06/2022' }],
          SWEpisodes: [],
        }),
      ),
      example('no worker at all: points at the open episode, not at short breaks', {
        Episodes: [
          { ...ENDED, DECOM: '01/06/2022', REC: 'X1' },
          { ...CARE, RNE: 'P', DECOM: '01/05/2026' },
          { ...CARE, LS: 'V3', DECOM: '01/07/2026' },
          { ...CARE, RNE: 'P', DECOM: '01/04/2027' },
        ],
        SWEpisodes: [],
      }),
      inCareSince2022('the worker starts on 2 April', [{ ...WORKER, SW_DECOM: '02/04/2026' }]),
      inYear(
        2025,
        example('the worker starts on 2 April 2024', {
          Episodes: [{ ...CARE, DECOM: '01/06/2022' }],
          SWEpisodes: [{ ...WORKER, SW_DECOM: '02/04/2024' }],
        }),
      ),
      inCareSince2022('8 days between two workers', [
        { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '01/08/2026' },
        { ...WORKER, SW_DECOM: '09/08/2026' },
      ]),
      inCareSince2022('8 days between two workers around 1 April', [
        { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '25/03/2026' },
        { ...WORKER, SW_DECOM: '02/04/2026' },
      ]),
      failing(
        2,
        inCareSince2022('two gaps', [
          { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '01/08/2026' },
          { ...WORKER, SW_DECOM: '01/09/2026', SW_DEC: '01/10/2026' },
          { ...WORKER, SW_DECOM: '01/12/2026' },
        ]),
      ),
      inCareSince2022('the last worker left the day before 31 March', [
        { ...WORKER, SW_DECOM: '01/06/2022', SW_DEC: '30/03/2027' },
      ]),
      inCareSince2022('the only worker has no start', [{ ...WORKER, SW_DECOM: '' }]),
      inCareSince2022('one of two workers has no start', [
        { ...WORKER, SW_DECOM: '' },
        { ...WORKER, SW_DECOM: '01/06/2026' },
      ]),
      inCareSince2022('the worker starts after the year', [{ ...WORKER, SW_DECOM: '01/06/2027' }]),
      example('the worker starts the day after', {
        Episodes: [CARE],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '02/06/2026' }],
      }),
      example('the worker, whose end is not a date, starts the day after', {
        Episodes: [CARE],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '02/06/2026', SW_DEC: '31/06/2026' }],
      }),
      example('the worker left the day before care ended', {
        Episodes: [ENDED],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '30/04/2026' }],
      }),
      example('looked after at 31 March, with no worker at all', {
        Episodes: [CARE],
        SWEpisodes: [],
      }),
      example('one period of several episodes began once, whatever their reasons say', {
        Episodes: [
          { ...CARE, DEC: '01/08/2026', REC: 'X1' },
          { ...CARE, RNE: '', DECOM: '01/08/2026' },
        ],
        SWEpisodes: [],
      }),
      failing(
        2,
        example('with the first episode it began, with the last it ended', {
          Episodes: [
            { ...ENDED, DEC: '01/08/2025', REC: 'X1' },
            { ...ENDED, RNE: 'P', DECOM: '01/08/2025' },
          ],
          SWEpisodes: [{ ...WORKER, SW_DECOM: '01/01/2025', SW_DEC: '01/02/2025' }],
        }),
      ),
      example('moved and left care on one day: the episode of that day says that care ended', {
        Episodes: [
          { ...ENDED, REC: 'X1' },
          { ...ENDED, RNE: 'P', DECOM: '01/05/2026' },
        ],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '30/04/2026' }],
      }),
      example('care that begins on the last day of the year', {
        Episodes: [{ ...CARE, DECOM: '31/03/2027' }],
        SWEpisodes: [],
      }),
      failing(
        2,
        example('a worker began later than care, none later than its end', {
          Episodes: [ENDED],
          SWEpisodes: [{ ...WORKER, SW_DECOM: '01/06/2025', SW_DEC: '01/07/2025' }],
        }),
      ),
      example('one worker began later than care began, ended and began again', {
        Episodes: [ENDED, { ...CARE, DECOM: '01/08/2026' }],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/10/2026' }],
      }),
      example('on the first day that counts', {
        Episodes: [{ ...CARE, DECOM: '01/04/2025' }],
        SWEpisodes: [WORKER],
      }),
      example('the second of two periods of care', {
        Episodes: [ENDED, { ...CARE, DECOM: '01/08/2026' }],
        SWEpisodes: [{ ...WORKER, SW_DECOM: '01/04/2025', SW_DEC: '31/07/2026' }],
      }),
      inYear(
        2024,
        example('on the first day that counts in 2023-24', {
          Episodes: [{ ...CARE, DECOM: '01/04/2022' }],
          SWEpisodes: [WORKER],
        }),
      ),
    ],
  }),
];
