import { windowOf } from '../../../days.ts';
import {
  date,
  isAfter,
  isBefore,
  isFilled,
  isOnOrAfter,
  isOnOrBefore,
} from '../../../predicates.ts';
import type { ExampleRow, ReturnContext, Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, EpisodeRow, SwEpisodeRow } from '../../tables.ts';
import { episodes, example, failing, inYear, workers } from '../makers.ts';
import { isEndOfCare, isOpen, isRespite } from '../predicates/episodes.ts';
import { isOpenAtYearEnd, PERIOD_READS, periodsOfCare } from '../predicates/periods-of-care.ts';
import { DAYS_BETWEEN_WORKERS } from '../predicates/workers.ts';

const REASONS_BEGAN = date('01/04/2023');
const FIRST_OF_WHOLE_YEAR = 2025;

/** True when worker and start are given and, since April 2023, the reason. */
function isComplete({ SW_ID, SW_DECOM, SW_REASON }: SwEpisodeRow): boolean {
  return (
    isFilled(SW_ID) &&
    isFilled(SW_DECOM) &&
    (isFilled(SW_REASON) || isBefore(SW_DECOM, REASONS_BEGAN))
  );
}

/** A worker with an unreadable end may still have been there. */
function isWithWorker({ SW_DECOM, SW_DEC }: SwEpisodeRow, day: Day): boolean {
  return isOnOrAfter(day, SW_DECOM) && !isBefore(SW_DEC, day);
}

interface Turn {
  readonly day: Day;
  readonly episode: EpisodeRow;
}

/**
 * The days on which care began (RNE S) or ended (any reason except X1), each with its episode. A gap because an
 * episode is missing from the return is not an end of care.
 */
function turnsOfCare(child: CareChild): readonly Turn[] {
  return (periodsOfCare(child) ?? []).flatMap(({ start, end, episodes: own }) => {
    const [first, last] = [own[0], own.filter(({ DEC }) => DEC === end).at(-1)];
    return [
      ...(first?.RNE === 'S' ? [{ day: start, episode: first }] : []),
      ...(end !== null && last !== undefined && isEndOfCare(last)
        ? [{ day: end, episode: last }]
        : []),
    ];
  });
}

/** Open, no short break, and not one that starts after the year. */
function isOpenNow(episode: EpisodeRow, yearEnd: Day): boolean {
  return isOpen(episode) && !isRespite(episode) && !isAfter(episode.DECOM, yearEnd);
}

/**
 * The first day of each gap in which a child who is looked after at 31 March had no worker, from 1 April or the start
 * of care. Up to 7 days between two workers are no gap, as rule SW10 allows. After a worker whose end cannot be read no
 * gap is certain, and none at all when a start cannot be read.
 */
function gapsInYear(child: CareChild, { yearStart, yearEnd }: ReturnContext): readonly Turn[] {
  const care = periodsOfCare(child)?.find(({ end }) => end === null);
  if (care === undefined || !child.SWEpisodes.isWhole) return [];
  const from = Math.max(care.start, yearStart);
  const gaps: Turn[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const addGapBefore = (next: Day): void => {
    const day = Math.max(from, last + 1);
    const episode = care.episodes.findLast(({ DECOM }) => isOnOrBefore(DECOM, day));
    if (episode !== undefined && day < next && day <= yearEnd) gaps.push({ day, episode });
  };
  for (const { SW_DECOM, SW_DEC } of child.SWEpisodes.rows) {
    if (SW_DECOM === null) continue;
    if (SW_DECOM - last > DAYS_BETWEEN_WORKERS) addGapBefore(SW_DECOM);
    last = Math.max(last, SW_DEC ?? Number.POSITIVE_INFINITY);
  }
  addGapBefore(Number.POSITIVE_INFINITY);
  return gaps;
}

/** The worker who began too late. When none began later, the episode of care. */
function rowToFix({ SWEpisodes }: CareChild, { day, episode }: Turn) {
  const [later] = SWEpisodes.where(({ SW_DECOM }) => isAfter(SW_DECOM, day));
  return later ?? episode;
}

const CARE = { RNE: 'S', LS: 'C2', DECOM: '01/06/2026' };
const ENDED = { ...CARE, DECOM: '01/04/2025', DEC: '01/05/2026', REC: 'E4A' };
const CARE_OF_2024 = { RNE: 'S', LS: 'C2', DECOM: '01/06/2023' };
const ENDED_OF_2024 = { ...CARE_OF_2024, DECOM: '01/04/2022', DEC: '01/05/2023', REC: 'E4A' };
const WORKER_OF_2024 = { SW_ID: 'SW100', SW_DECOM: '01/06/2023', SW_REASON: 'FCONTA' };
const WORKER = { SW_ID: 'SW100', SW_DECOM: '01/06/2026', SW_REASON: 'FCONTA' };

/** An example of a child in care since 1 June 2022, with these workers. */
const inCareSince2022 = (why: string, SWEpisodes: readonly ExampleRow[]) =>
  example(why, { Episodes: [{ ...CARE, DECOM: '01/06/2022' }], SWEpisodes });

export const WORKER_CARE_RULES: readonly Rule[] = [
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
