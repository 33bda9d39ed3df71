import { birthdayOf, windowOf } from '../../../days.ts';
import {
  isBefore,
  isBlank,
  isFilled,
  isOnOrAfter,
  isOnOrBefore,
  isOtherDay,
  isSameDay,
} from '../../../predicates.ts';
import type { Example, ExampleRow, ReturnContext, Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { TableRow } from '../../tables.ts';
import { example, header, uasc, withLastYear } from '../makers.ts';
import { hasReached } from '../predicates/ages.ts';
import { isAsylumSeeking, isKnownAsOther, rowsCeasedWithoutFlag } from '../predicates/asylum.ts';

const ADULT = 18;

type AsylumRow = TableRow<'UASC'>;

function isDayOfLastYear(day: Day | null, { collectionYear, yearStart }: ReturnContext): boolean {
  return isBefore(day, yearStart) && isOnOrAfter(day, windowOf(collectionYear - 1).yearStart);
}

/** For a status that continued into this year, last year's return may give only the 18th birthday as its end. */
function wasForetoldWrongly(before: AsylumRow, { DOB }: AsylumRow): boolean {
  return isFilled(DOB) && isOtherDay(before.DUC, birthdayOf(DOB, ADULT));
}

function isNeitherOfThisYearNorRepeated(
  { DUC }: AsylumRow,
  before: AsylumRow,
  { yearStart, yearEnd }: ReturnContext,
): boolean {
  const isOfThisYear = isOnOrAfter(DUC, yearStart) && isOnOrBefore(DUC, yearEnd);
  return isFilled(DUC) && !isOfThisYear && !isSameDay(DUC, before.DUC);
}

/** Blank in both years means that the status continues, which it cannot do beyond the 18th birthday. */
function isAdultWithoutEnd({ DUC, DOB }: AsylumRow, { yearEnd }: ReturnContext): boolean {
  return isBlank(DUC) && hasReached(ADULT, DOB, yearEnd);
}

/** An example of a child who was in last year's return, with these rows in last year's UASC table. */
const afterReturn = (rows: readonly ExampleRow[], now: Example): Example =>
  withLastYear({ Header: [{}], UASC: rows }, now);

/** A return without such children has no UASC table, so a table that was not sent last year counts as empty. */
const LAST_YEAR = { withLastYear: { Header: [] }, withLastYearIfHeld: { UASC: [] } } as const;

export const ASYLUM_LAST_YEAR_RULES: readonly Rule[] = [
  header.child({
    code: '205A',
    title: 'A child who is no longer asylum seeking has a date on which the status ceased',
    fields: ['CHILD'],
    withIfSent: { UASC: [] },
    withLastYear: { Header: [] },
    withLastYearIfHeld: { UASC: ['DUC'] },
    message:
      'The child was an unaccompanied asylum-seeking child last year and is not this year, but the status did not cease last year.',
    fix: 'Add the child to the UASC table with the date on which the status ceased. If last year’s return was wrong, say so in a note.',
    failing: (child, context, lastYear) => {
      const before = lastYear.UASC.row;
      if (before === undefined || isAsylumSeeking(child)) return [];
      return isDayOfLastYear(before.DUC, context) ? [] : child.Header.rows;
    },
    ok: [
      afterReturn(
        [{ DUC: '01/04/2025' }],
        example('ceased on the first day of last year', { Header: [{}], UASC: [] }),
      ),
      afterReturn(
        [{ DUC: '31/03/2026' }],
        example('ceased on its last day; no such child now', { Header: [{}] }),
      ),
      afterReturn([{}], example('still asylum seeking', { Header: [{}], UASC: [{}] })),
      withLastYear({ Header: [{}] }, example('never asylum seeking', { Header: [{}] })),
      afterReturn([{}], example('no longer in the return', { Header: [], UASC: [] })),
      afterReturn(
        [{ DUC: '31/06/2025' }],
        example('ceased on a day that is not real', { Header: [{}] }),
      ),
    ],
    bad: [
      afterReturn([{}], example('had not ceased', { Header: [{}] })),
      afterReturn(
        [{ DUC: '01/04/2026' }],
        example('was to cease on the first day of this year', { Header: [{}], UASC: [] }),
      ),
      afterReturn(
        [{ DUC: '31/03/2025' }],
        example('ceased before last year', { Header: [{}], UASC: [{ CHILD: 'B2' }] }),
      ),
    ],
  }),
  uasc.child({
    code: '205B',
    title:
      'The date on which asylum-seeking status ceases is missing or does not agree with last year’s',
    fields: ['DUC'],
    alsoReads: ['DOB'],
    withLastYear: { Header: [] },
    withLastYearIfHeld: { UASC: ['DUC'] },
    message:
      'The date on which the status was to cease, given last year, is not the 18th birthday. Or the date given this year is neither in the year nor the same as last year’s, or is blank for a child of 18 or over at 31 March.',
    fix: 'Check the date and the date of birth. A date before the 18th birthday is given only in the year in which the status ceases. The status ceases on the 18th birthday at the latest. If the date is blank in both years, the status is taken to continue until the 18th birthday.',
    failing: (child, context, lastYear) => {
      const before = lastYear.UASC.row;
      if (before === undefined) return [];
      return child.UASC.where(
        (now) =>
          wasForetoldWrongly(before, now) ||
          isNeitherOfThisYearNorRepeated(now, before, context) ||
          isAdultWithoutEnd(now, context),
      );
    },
    ok: [
      afterReturn(
        [{ DUC: '10/06/2028' }],
        uasc.example('the 18th birthday in both years', { DOB: '10/06/2010', DUC: '10/06/2028' }),
      ),
      afterReturn(
        [{}],
        uasc.example('ceased on the first day of the year', {
          DOB: '10/06/2010',
          DUC: '01/04/2026',
        }),
      ),
      afterReturn(
        [{ DUC: '10/06/2028' }],
        uasc.example('ceased early, on the last day of the year', {
          DOB: '10/06/2010',
          DUC: '31/03/2027',
        }),
      ),
      afterReturn([{ DUC: '10/06/2028' }], uasc.example('left open now', { DOB: '10/06/2010' })),
      afterReturn(
        [{}],
        uasc.example('blank in both years, 18 on the day after the year', { DOB: '01/04/2009' }),
      ),
      afterReturn([{}], uasc.example('blank in both years, no date of birth', {})),
      afterReturn(
        [{}],
        uasc.example('ceased on the 18th birthday, in the year', {
          DOB: '10/06/2008',
          DUC: '10/06/2026',
        }),
      ),
      withLastYear(
        { Header: [{}] },
        uasc.example('blank for an adult who was not asylum seeking last year', {
          DOB: '31/03/2009',
        }),
      ),
      afterReturn([{ DUC: '10/06/2028' }], uasc.example('no date of birth', { DUC: '01/06/2026' })),
      withLastYear(
        { Header: [{}] },
        uasc.example('not asylum seeking last year', { DOB: '10/06/2010', DUC: '10/06/2028' }),
      ),
    ],
    bad: [
      afterReturn(
        [{}],
        uasc.example('blank in both years, 18 on the last day of the year', { DOB: '31/03/2009' }),
      ),
      afterReturn(
        [{ DUC: '10/06/2026' }],
        uasc.example('blank now, although 18 in the year as given last year', {
          DOB: '10/06/2008',
        }),
      ),
      afterReturn(
        [{ DUC: '09/06/2028' }],
        uasc.example('last year’s date was not the birthday', {
          DOB: '10/06/2010',
          DUC: '09/06/2028',
        }),
      ),
      afterReturn(
        [{ DUC: '11/06/2028' }],
        uasc.example('last year’s date was after the birthday', {
          DOB: '10/06/2010',
          DUC: '11/06/2028',
        }),
      ),
      ...['01/04/2027', '11/06/2028'].map((DUC) =>
        afterReturn(
          [{ DUC: '10/06/2028' }],
          uasc.example(`another date, ${DUC}, after the year`, { DOB: '10/06/2010', DUC }),
        ),
      ),
      afterReturn(
        [{}],
        uasc.example('a date before the year', { DOB: '10/06/2010', DUC: '31/03/2026' }),
      ),
    ],
  }),
  uasc.child({
    code: '205C',
    title: 'A child who was never asylum seeking has no date on which the status ceased',
    fields: ['DUC'],
    with: { Header: ['UASC'] },
    ...LAST_YEAR,
    askedIfFilled: ['DUC'],
    message:
      'A date on which unaccompanied asylum-seeking status ceased is given, but the child is not flagged as one and was not one last year.',
    fix: 'Remove the date, or set the flag to 1.',
    failing: (child, _context, lastYear) =>
      isKnownAsOther(lastYear) ? rowsCeasedWithoutFlag(child) : [],
    ok: [
      withLastYear(
        { Header: [{}] },
        example('flagged now', { Header: [{ UASC: '1' }], UASC: [{ DUC: '01/06/2026' }] }),
      ),
      afterReturn(
        [{}],
        example('asylum seeking last year', {
          Header: [{ UASC: '0' }],
          UASC: [{ DUC: '01/06/2026' }],
        }),
      ),
      withLastYear(
        { Header: [] },
        example('not in last year’s return', {
          Header: [{ UASC: '0' }],
          UASC: [{ DUC: '01/06/2026' }],
        }),
      ),
      withLastYear({ Header: [{}] }, example('no date', { Header: [{ UASC: '0' }], UASC: [{}] })),
    ],
    bad: [
      afterReturn(
        [],
        example('a date', { Header: [{ UASC: '0' }], UASC: [{ DUC: '01/06/2026' }] }),
      ),
      withLastYear(
        { Header: [{}] },
        example('a date that is not real', {
          Header: [{ UASC: '0' }],
          UASC: [{ DUC: '31/06/2026' }],
        }),
      ),
    ],
  }),
  uasc.child({
    code: '205D',
    title: 'A child in last year’s return does not become asylum seeking',
    fields: ['CHILD'],
    ...LAST_YEAR,
    message:
      'The child is an unaccompanied asylum-seeking child, but was in last year’s return and was not one.',
    fix: 'Remove the child from the UASC table. If last year’s return was wrong, say so in a note.',
    failing: (child, _context, lastYear) => (isKnownAsOther(lastYear) ? child.UASC.rows : []),
    ok: [
      afterReturn([{}], uasc.example('asylum seeking in both years', {})),
      withLastYear({ Header: [] }, uasc.example('not in last year’s return', {})),
    ],
    bad: [
      afterReturn([{ CHILD: 'B2' }], uasc.example('asylum seeking this year only', {})),
      withLastYear({ Header: [{}] }, uasc.example('no child was asylum seeking last year', {})),
    ],
  }),
];
