import type { AnyRow } from '../table.ts';
import { shareInWords } from './count-words.ts';
import type {
  CheckResult,
  CheckTexts,
  ReturnCheck,
  Thresholds,
  WholeReturn,
} from './return-check.ts';

/** Children who must be in another table too. */
interface Join {
  readonly from: string;
  readonly to: string;
  /** The rows whose children must be there, in words that follow "the children". Default: all rows. */
  readonly only?: {
    readonly words: string;
    isAsked(row: AnyRow, given: WholeReturn): boolean;
  };
}

type JoinThresholds = Thresholds &
  Readonly<
    Record<
      'fewestMissing' | 'mostMissing' | 'fewestChildrenBeforeStop' | 'mostMissingBeforeStop',
      Thresholds[string]
    >
  >;

/** Checks that the tables are about the same children. Stops a return in which most children of a table are missing from another. */
export function joinCheck(
  joins: readonly Join[],
  thresholds: JoinThresholds,
  texts: CheckTexts,
): ReturnCheck {
  return {
    ...texts,
    title: 'Children of one table are missing from another',
    description:
      'The identifiers of children in one table are looked up in another, where the same children must be.',
    fix: 'Export all tables on the same day from the same system, with identifiers written in the same way.',
    thresholds,
    findings: (given) => joins.flatMap((join) => unmatched(join, given, thresholds)),
  };
}

function unmatched(
  { from, to, only }: Join,
  given: WholeReturn,
  { fewestMissing, mostMissing, fewestChildrenBeforeStop, mostMissingBeforeStop }: JoinThresholds,
): readonly CheckResult[] {
  const sent = given.tables[to];
  // A table that was not sent is another problem, with a finding of its own.
  if (sent === undefined || sent.rows.length === 0) return [];
  const rows = given.tables[from]?.rows ?? [];
  const asked = only === undefined ? rows : rows.filter((row) => only.isAsked(row, given));
  const children = childrenIn(asked);
  const others = childrenIn(sent.rows);
  const missing = [...children].filter((child) => !others.has(child));
  const share = missing.length / children.size;
  if (missing.length === 0) return [];
  const isOddOne = missing.length < fewestMissing.value && share < 1;
  if (isOddOne || share <= mostMissing.value) return [];
  const stops =
    children.size >= fewestChildrenBeforeStop.value && share > mostMissingBeforeStop.value;
  const about = only === undefined ? `children in ${from}` : `children ${only.words}`;
  const cause = causeOf(missing, others);
  return [
    {
      effect: stops ? 'stops' : 'error',
      table: to,
      message: `Of the ${about}, ${shareInWords(missing.length, children.size)} have no row in ${to}.${cause?.message ?? ''}`,
      ...(cause && { fix: cause.fix }),
    },
  ];
}

function childrenIn(rows: readonly AnyRow[]): ReadonlySet<string> {
  const children = new Set<string>();
  for (const { CHILD: child } of rows) if (typeof child === 'string') children.add(child);
  return children;
}

/** Ways in which one identifier comes to be written as two. */
const CAUSES: readonly {
  readonly plain: (child: string) => string;
  readonly message: string;
  readonly fix: string;
}[] = [
  {
    plain: (child) => child.replace(/^0+(?=.)/u, ''),
    message: 'with zeros at the start in one table and without them in the other',
    fix: 'Format the column CHILD as text before you export it. Spreadsheets remove zeros at the start of numbers.',
  },
  {
    plain: (child) => child.replace(/\.0+$/u, ''),
    message: 'with .0 at the end in one table and without it in the other',
    fix: 'Format the column CHILD as text before you export it. Spreadsheets and databases add .0 to numbers.',
  },
  {
    plain: (child) => child.replaceAll(/[^A-Z0-9]/gu, ''),
    message: 'with spaces or punctuation in one table and without them in the other',
    fix: 'Export the column CHILD in the same way in every table, without spaces or punctuation.',
  },
];

/** The cause that explains most of the missing children, when it explains at least half. */
function causeOf(missing: readonly string[], others: ReadonlySet<string>) {
  const explained = CAUSES.map(({ plain, message, fix }) => {
    const known = new Set([...others].map(plain));
    const count = missing.filter((child) => known.has(plain(child))).length;
    return { count, message, fix };
  });
  const [best] = explained.sort((one, other) => other.count - one.count);
  if (best === undefined || best.count * 2 < missing.length) return undefined;
  const message = ` Of these, ${shareInWords(best.count, missing.length)} are there under an identifier that is written ${best.message}.`;
  return { message, fix: best.fix };
}
