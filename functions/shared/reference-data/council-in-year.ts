import type { FieldProblem } from '../errors.ts';
import { FILTERS } from '../pages/filters.ts';
import type { CouncilHistory, Councils } from './councils.ts';

/** True when the council existed on any day of the collection year (1 April of the year before to 31 March). */
export function existedInYear({ periods }: CouncilHistory, collectionYear: number): boolean {
  return periods.some(
    ({ from, to }) =>
      from <= lastDay(collectionYear) && (to === undefined || to >= firstDay(collectionYear)),
  );
}

/**
 * Why a council has no return for a collection year, for the sender to read, with what to do. Undefined when the council
 * existed on any day of the year.
 */
export function whyNoReturn(
  councils: Councils,
  laCode: string,
  collectionYear: number,
): FieldProblem | undefined {
  const history = councils.history(laCode);
  if (history === undefined) {
    return {
      field: 'laCode',
      message: `There is no council with the DfE code ${laCode}. Check the code. If your account has this code, ask the person who manages your account.`,
    };
  }
  if (existedInYear(history, collectionYear)) return undefined;
  return { field: 'collectionYear', message: notInYear(councils, history, collectionYear) };
}

function notInYear(councils: Councils, council: CouncilHistory, year: number): string {
  const name = nameOf(councils, council.laCode);
  const next = council.periods.find(({ from }) => from > lastDay(year));
  if (next !== undefined) {
    const before = inList(councils, onesInYear(councils, council, 'predecessors', year));
    return [
      `${name} began on ${FILTERS.day(next.from)}, after the collection year ${year} (${FILTERS.period(year)}).`,
      before && `The return for that year is from ${before}, which came before it.`,
      'Choose a later year.',
    ]
      .filter(Boolean)
      .join(' ');
  }
  const after = inList(councils, onesInYear(councils, council, 'successors', year));
  return [
    `${name} ended on ${FILTERS.day(council.periods.at(-1)?.to ?? '')}, before the collection year ${year} (${FILTERS.period(year)}).`,
    after &&
      `${after} took over. Later returns are sent with an account of the council that took over.`,
    'To correct a return, choose an earlier year.',
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * The councils before or after a council that existed in a year, followed from one to the next: a council that took over
 * may have ended since.
 */
function onesInYear(
  councils: Councils,
  council: CouncilHistory,
  side: 'predecessors' | 'successors',
  year: number,
): string[] {
  const found = new Set<string>();
  const seen = new Set([council.laCode]);
  let next = [...council[side]];
  while (next.length > 0) {
    const further: string[] = [];
    for (const laCode of next.filter((code) => !seen.has(code))) {
      seen.add(laCode);
      const history = councils.history(laCode);
      // A council that the list names and does not have is still better than none.
      if (history === undefined || existedInYear(history, year)) found.add(laCode);
      else further.push(...history[side]);
    }
    next = further;
  }
  return [...found].sort();
}

function inList(councils: Councils, codes: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(codes.map((code) => nameOf(councils, code)));
}

function nameOf(councils: Councils, laCode: string): string {
  const name = councils.names[laCode];
  return name === undefined ? `council ${laCode}` : `${name} (${laCode})`;
}

const firstDay = (collectionYear: number): string => `${collectionYear - 1}-04-01`;
const lastDay = (collectionYear: number): string => `${collectionYear}-03-31`;
