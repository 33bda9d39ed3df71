import type { Example, Need, ReturnContext, Rule } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';
import { episodes, inYear, withLastYear, withPostcodes } from '../makers.ts';
import { openAtEndOf } from '../predicates/episodes.ts';

type Field = 'RNE' | 'LS' | 'CIN' | 'PLACE' | 'PLACE_PROVIDER' | 'URN' | 'HOME_POST' | 'PL_POST';
type Written = Partial<Record<Field | 'DECOM' | 'DEC' | 'REC', string>>;

/** True when this year's episode differs from last year's in what a rule compares. */
export type CarriedOverTest = (
  now: EpisodeRow,
  before: EpisodeRow,
  context: ReturnContext,
) => boolean;

/** An example: how this year's first episode, or last year's open one, differs from the default. */
interface Variant {
  readonly why: string;
  readonly now: Written;
  readonly before?: Written;
  readonly year?: number;
}

interface CarriedOver {
  readonly code: string;
  /** What is compared, in words. */
  readonly name: string;
  /** The episodes in which it is compared, in words. Default: all. */
  readonly where?: string;
  readonly fields: readonly Field[];
  readonly alsoReads?: readonly Field[];
  readonly needs?: readonly Need[];
  readonly isOther: CarriedOverTest;
  /** A first episode of this year that differs. `alsoOther`: more of them. `same`: some that do not differ. */
  readonly other: Written;
  readonly alsoOther?: readonly Variant[];
  readonly same?: readonly Variant[];
}

/** Home, and placements 10, 10.1 and 10.2 miles from it, the last one in another council's area. */
const PLACES = {
  'AB1 2CD': { easting: 502_000 },
  'AB2 1AA': { easting: 502_000 + 16_093 },
  'AB2 1AB': { easting: 502_000 + 16_254 },
  'AB2 1AC': { easting: 502_000 + 16_415, laCode: '826', gssCode: 'E06000042' },
};

const BEFORE: Written = {
  DECOM: '01/06/2025',
  RNE: 'S',
  LS: 'C2',
  CIN: 'N1',
  PLACE: 'U4',
  PLACE_PROVIDER: 'PR1',
  URN: '1234567',
  HOME_POST: 'AB1 2CD',
  PL_POST: 'AB2 1AA',
};
const UNREADABLE: Written = { DECOM: '31/02/2026', DEC: '31/04/2026' };

function compared(why: string, before: readonly Written[], ...now: readonly Written[]): Example {
  const rows = withLastYear({ Episodes: before }, episodes.example(why, ...now));
  return withPostcodes(PLACES, rows);
}

function variant({ why, before, now, year }: Variant): Example {
  const rows = compared(why, [{ ...BEFORE, ...before }], { ...BEFORE, ...now });
  return year === undefined ? rows : inYear(year, rows);
}

function okExamples(other: Written): readonly Example[] {
  const changed = { ...BEFORE, ...other };
  const ended = { DEC: '01/09/2025', REC: 'X1' };
  return [
    compared('the same', [BEFORE], { ...BEFORE, DEC: '01/05/2026' }),
    compared('a later episode may differ', [BEFORE], BEFORE, { ...changed, DECOM: '01/05/2026' }),
    compared('last year’s episode had ended', [{ ...BEFORE, ...ended }], changed),
    compared(
      'an earlier episode of last year does not count',
      [{ ...changed, DECOM: '01/05/2025', DEC: '01/06/2025', REC: 'X1' }, BEFORE],
      BEFORE,
    ),
    compared('not looked after last year', [], changed),
    compared(
      'an episode whose dates cannot be read may have come first',
      [BEFORE],
      { ...BEFORE, ...UNREADABLE },
      changed,
    ),
    compared(
      'an episode without a start may have come first',
      [BEFORE],
      { ...BEFORE, DECOM: '', DEC: '01/07/2026' },
      changed,
    ),
  ];
}

/**
 * The first episode of this year must repeat what last year's return said about the episode that was open when the year
 * ended.
 */
export function carriedOver(given: CarriedOver): Rule {
  const { code, name, where, fields, alsoReads = [], needs = [], isOther, other } = given;
  const only = where === undefined ? '' : `, ${where}`;
  return episodes.child({
    code,
    title: `The ${name} of an open episode carries over from last year${only}`,
    fields,
    alsoReads,
    withLastYear: { Episodes: ['DEC', ...alsoReads, ...fields] },
    needs,
    message: `The ${name} of the child’s first episode is not what it was in last year’s open episode${only}.`,
    fix: 'If this is last year’s open episode, give what last year’s return said. If it changed since, end the episode on the day of the change and start another. If this is a later episode, add last year’s open episode before it.',
    failing: (child, context, lastYear) => {
      const [before] = openAtEndOf(lastYear);
      if (before === undefined) return [];
      return child.Episodes.first().filter((now) => isOther(now, before, context));
    },
    ok: [...okExamples(other), ...(given.same ?? []).map(variant)],
    bad: [variant({ why: 'another', now: other }), ...(given.alsoOther ?? []).map(variant)],
  });
}
