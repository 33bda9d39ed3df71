import type { FieldProblem } from '../errors.ts';
import { FILTERS } from '../pages/filters.ts';
import type { CouncilHistory, Councils } from './councils.ts';

/** True when a day of the council lies in the collection year, 1 April of the year before to 31 March. */
export function existedInYear({ periods }: CouncilHistory, collectionYear: number): boolean {
  return periods.some(
    ({ from, to }) =>
      from <= lastDay(collectionYear) && (to === undefined || to >= firstDay(collectionYear)),
  );
}

/**
 * Why there is no return of a council for a collection year, in words for its sender, with what to do. Undefined when a
 * day of the council lies in the year.
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
      message: `There is no council with the DfE code ${laCode}. Check the code; if your account has it, ask whoever manages your account.`,
    };
  }
  if (existedInYear(history, collectionYear)) return undefined;
  return { field: 'collectionYear', message: notInYear(councils, history, collectionYear) };
}

function notInYear(councils: Councils, council: CouncilHistory, year: number): string {
  const name = nameOf(councils, council.laCode);
  const next = council.periods.find(({ from }) => from > lastDay(year));
  if (next !== undefined) {
    const before = inList(councils, council.predecessors);
    return [
      `${name} began on ${FILTERS.day(next.from)}, after the collection year ${year} (${FILTERS.period(year)}).`,
      before && `Before it there was ${before}, whose return of that year it is.`,
      'Choose a later year.',
    ]
      .filter(Boolean)
      .join(' ');
  }
  const after = inList(councils, council.successors);
  return [
    `${name} ended on ${FILTERS.day(council.periods.at(-1)?.to ?? '')}, before the collection year ${year} (${FILTERS.period(year)}).`,
    after &&
      `${after} took over: returns from then on are sent with an account of the council that took over.`,
    'Choose an earlier year to correct a return.',
  ]
    .filter(Boolean)
    .join(' ');
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
