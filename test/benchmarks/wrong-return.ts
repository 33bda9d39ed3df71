import { TextEncoder } from 'node:util';
import { readReturn } from '../../functions/shared/reading/read-return.ts';
import { MOST_ROWS } from '../../functions/shared/reading/table-content.ts';
import { checkRead } from '../../functions/validate-return/check-read.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { report } from './measure.ts';

// The return that asks for most memory: as many rows as are read, each readable, each a child's only one, each wrong by many rules.
const CHILDREN = MOST_ROWS / 2;
const YEAR = 2027;
const TABLES: readonly (readonly [name: string, header: string, cells: string])[] = [
  [
    'episodes.csv',
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    '01/05/2030,L,C1,N1,P1,PR1,01/05/2029,E11,CARPL,,,SC123456',
  ],
  ['header.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', 'M,01/05/2031,WBRI,UN4,1,01/05/1990'],
];
/** Rows in a piece of a file. */
const PIECE = 10_000;

async function* bytesOf(header: string, cells: string): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`${header}\n`);
  for (let from = 0; from < CHILDREN; from += PIECE) {
    const rows = Array.from({ length: PIECE }, (_, index) => `${from + index},${cells}\n`);
    yield encoder.encode(rows.join(''));
  }
}

if (process.argv[2] === 'validate') {
  const files = TABLES.map(([name, header, cells]) => ({
    name,
    open: () => bytesOf(header, cells),
  }));
  await report(async () => {
    const read = await readReturn(files, SSDA903, YEAR);
    checkRead(read, { definition: SSDA903, collectionYear: YEAR });
  });
}
