import type { TableName } from '../../../schemas/returns/ssda903/tables.ts';
import { makeLives } from './lives.ts';
import { createRandom, type Random } from './random.ts';
import type { ReturnRows, TextRow } from './return-rows.ts';
import { type ReturnFile, rowsOf, writeReturn } from './write-returns.ts';

export interface LargeReturnOptions {
  /** At least so many rows in Episodes, at most a child's more. */
  readonly episodes: number;
  /** Share of the Episodes rows in which one cell is damaged, from 0 to 1. */
  readonly spoiled: number;
  readonly seed: string | number;
  /** 2025 when left out. */
  readonly collectionYear?: number;
  /** 823 when left out. */
  readonly laCode?: string;
}

/** Damage that a wrong export does to a cell; every one is a finding. */
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

/** One year's return of a very large invented council, for benchmarks: same options, same bytes. */
export function makeLargeReturn(options: LargeReturnOptions): ReturnFile[] {
  const collectionYear = options.collectionYear ?? 2025;
  const lives = makeLives({
    laCode: options.laCode ?? '823',
    years: [collectionYear],
    // A child in care on 31 March stands for about two episodes in a return.
    children: Math.ceil(options.episodes / 1.9) + 20,
    placements3PlusShare: 0.1,
    socialWorkers3PlusShare: 0.27,
    seed: options.seed,
  });
  const rows = cutAt(rowsOf(lives, collectionYear), options.episodes);
  spoil(rows.get('Episodes') ?? [], options.spoiled, createRandom(`${options.seed}/spoiled`));
  return writeReturn(rows);
}

/** Keeps the children up to the one with whom the wanted number of episodes is reached. */
function cutAt(rows: ReturnRows, episodes: number): ReturnRows {
  const all = rows.get('Episodes') ?? [];
  if (all.length < episodes) throw new RangeError('Too few children for so many episodes.');
  const last = all[episodes - 1]?.CHILD ?? '';
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
