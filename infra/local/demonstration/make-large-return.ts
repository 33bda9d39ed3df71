import type { TableName } from '../../../schemas/returns/ssda903/tables.ts';
import { makeChildHistories } from './make-child-histories.ts';
import type { CouncilOptions } from './options.ts';
import { createRandom, type Random } from './random.ts';
import type { ReturnRows, TextRow } from './return-rows.ts';
import { type ReturnFile, returnRowsOf, writeInventedReturn } from './write-returns.ts';

export interface LargeReturnOptions {
  /** The least number of rows in Episodes. There may be a few more, of one child. */
  readonly episodes: number;
  /** Share of the Episodes rows in which one cell is damaged, from 0 to 1. */
  readonly spoiled: number;
  readonly seed: string | number;
  /** Default: 2025. */
  readonly collectionYear?: number;
  /** Default: 823. */
  readonly laCode?: string;
}

/** Damage to a cell as a faulty export does it. Each gives a finding. */
const DAMAGE: readonly (readonly [column: string, text: string])[] = [
  ['DECOM', '31/02/2025'],
  ['DECOM', '2024-05-01'],
  ['LS', 'C9'],
  ['PLACE', 'U9'],
  ['RNE', ''],
  ['CIN', 'N9'],
  ['PLACE_PROVIDER', 'PR9'],
  ['REC', 'X9'],
];

/** A return, and last year's return of the same children, without damage. */
export interface LargeReturns {
  readonly thisYear: ReturnFile[];
  readonly lastYear: ReturnFile[];
}

/** Two years' returns of a very large invented council, for benchmarks: same options, same bytes. */
export function makeLargeReturns(options: LargeReturnOptions): LargeReturns {
  const collectionYear = options.collectionYear ?? 2025;
  const histories = makeChildHistories(councilOf(options));
  const rows = returnRowsOf(histories, collectionYear);
  const last = lastChild(rows, options.episodes);
  const kept = cutAfter(rows, last);
  spoil(kept.get('Episodes') ?? [], options.spoiled, createRandom(`${options.seed}/spoiled`));
  const lastYear = cutAfter(returnRowsOf(histories, collectionYear - 1), last);
  return { thisYear: writeInventedReturn(kept), lastYear: writeInventedReturn(lastYear) };
}

/** One year's return of a very large invented council: same options, same bytes. */
export function makeLargeReturn(options: LargeReturnOptions): ReturnFile[] {
  return makeLargeReturns(options).thisYear;
}

/** Options for such a council's histories. They cover two years, so that last year's return is of the same children. */
export function councilOf({
  episodes,
  seed,
  collectionYear = 2025,
  laCode = '823',
}: LargeReturnOptions): CouncilOptions {
  return {
    laCode,
    years: [collectionYear - 1, collectionYear],
    // A return has about two episodes for each child in care on 31 March.
    children: Math.ceil(episodes / 1.9) + 20,
    placements3PlusShare: 0.1,
    socialWorkers3PlusShare: 0.27,
    seed,
  };
}

/** The child with whom the wanted number of episodes is reached. */
function lastChild(rows: ReturnRows, episodes: number): string {
  const all = rows.get('Episodes') ?? [];
  if (all.length < episodes) throw new RangeError('Too few children for so many episodes.');
  return all[episodes - 1]?.CHILD ?? '';
}

function cutAfter(rows: ReturnRows, last: string): ReturnRows {
  const isKept = (row: TextRow) => (row.CHILD ?? '') <= last;
  const kept = [...rows].map(([table, each]): [TableName, TextRow[]] => [
    table,
    each.filter(isKept),
  ]);
  return new Map(kept);
}

function spoil(rows: readonly TextRow[], share: number, random: Random): void {
  for (const row of rows) {
    if (!random.chance(share)) continue;
    const [column, text] = random.pick(DAMAGE);
    row[column] = text;
  }
}
