import type { Rule } from '../../../rule.ts';
import type { AnyRow } from '../../../table.ts';
import { dolo, failing, reviews, workers } from '../makers.ts';
import { rowsThatShare } from '../predicates/repeated.ts';

const MAKERS = { SWEpisodes: workers, DoLo: dolo, Reviews: reviews };

interface ManyRowTable {
  readonly code: string;
  readonly name: keyof typeof MAKERS;
  /** The columns with a date; the first is the start. */
  readonly dates: readonly string[];
  /** The other columns of the table. */
  readonly codes: readonly string[];
}

/** No cell holds a line break, so that different rows have different texts. */
const textOf = (row: AnyRow): string => Object.values(row).join('\n');

function notSentTwice({ code, name, dates, codes }: ManyRowTable): Rule {
  const rules = MAKERS[name] as typeof reviews;
  const [start = '', other = ''] = [...dates, ...codes];
  const ROW = { CHILD: 'A1', [start]: '01/06/2026' };
  return rules.child({
    code,
    title: `The same row is in the ${name} table more than once`,
    fields: ['CHILD', ...dates, ...codes] as 'CHILD'[],
    message: `Another row of the ${name} table is the same in every column.`,
    fix: 'Remove the row that was sent twice. If they are two events, correct the one that has the cells of the other.',
    failing: (child) => rowsThatShare(child[name].rows, textOf),
    ok: [
      rules.example('another day', ROW, { ...ROW, [start]: '02/06/2026' }),
      rules.example('another cell differs', ROW, { ...ROW, [other]: '05/06/2026' }),
      rules.example('another child', ROW, { ...ROW, CHILD: 'A2' }),
      ...dates.map((date) =>
        rules.example(
          `${date} cannot be read`,
          ...['31', '32'].map((day) => ({ ...ROW, [date]: `${day}/06/2026` })),
        ),
      ),
    ],
    bad: [
      failing(2, rules.example('two of three', ROW, { ...ROW, [start]: '02/06/2026' }, ROW)),
      failing(
        2,
        rules.example('capitals and spaces make no difference', ROW, { ...ROW, CHILD: 'a1 ' }),
      ),
    ],
  });
}

/** Rules on tables with many rows for each child, each of which is another event. */
export const SENT_TWICE_RULES: readonly Rule[] = [
  notSentTwice({
    code: 'INT51',
    name: 'SWEpisodes',
    dates: ['SW_DECOM', 'SW_DEC', 'DOB'],
    codes: ['SW_ID', 'SW_REASON'],
  }),
  notSentTwice({
    code: 'INT52',
    name: 'DoLo',
    dates: ['DOLO_START', 'DOLO_END', 'DOB'],
    codes: [],
  }),
  notSentTwice({
    code: 'INT53',
    name: 'Reviews',
    dates: ['REVIEW', 'DOB'],
    codes: ['REVIEW_CODE'],
  }),
];
