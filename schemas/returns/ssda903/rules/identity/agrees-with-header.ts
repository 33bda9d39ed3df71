import { isFilled, isOtherDay } from '../../../predicates.ts';
import type { ExampleRow, Rule } from '../../../rule.ts';
import type { Value } from '../../../table.ts';
import type { CareChild, TableRow } from '../../tables.ts';
import {
  ad1,
  dolo,
  episodes,
  example,
  failing,
  missing,
  oc2,
  oc3,
  placedAdoption,
  prevPerm,
  reviews,
  uasc,
  workers,
} from '../makers.ts';
import { STARTS_NOT_READ } from '../predicates/presence.ts';

const MAKERS = {
  AD1: ad1,
  PlacedAdoption: placedAdoption,
  Missing: missing,
  OC2: oc2,
  OC3: oc3,
  PrevPerm: prevPerm,
  Reviews: reviews,
  UASC: uasc,
  SWEpisodes: workers,
  DoLo: dolo,
};

type WithBirth = keyof typeof MAKERS;

/** The start of a row does not matter to these rules. */

/** An unreadable start, for the tables whose rows have one. */
const BAD_START: Readonly<Record<string, ExampleRow>> = {
  Episodes: { DECOM: '31/02/2027' },
  Missing: { MIS_START: '31/02/2027' },
  Reviews: { REVIEW: '31/02/2027' },
  PlacedAdoption: { DATE_PLACED: '31/02/2027' },
  SWEpisodes: { SW_DECOM: '31/02/2027' },
  DoLo: { DOLO_START: '31/02/2027' },
};

/**
 * The values of a Header column for a child: more than one when the child has several Header rows, none when one cannot
 * be read.
 */
function inHeader<V extends Value>(
  { Header }: CareChild,
  cellOf: (row: TableRow<'Header'>) => V,
): readonly NonNullable<V>[] {
  if (!Header.isWhole) return [];
  return Header.rows.flatMap((row) => cellOf(row) ?? []);
}

function hasHeader(code: string, name: WithBirth | 'Episodes'): Rule {
  const maker = name === 'Episodes' ? episodes : MAKERS[name];
  return maker.child({
    code,
    title: `Each child of the ${name} table is in the Header table`,
    fields: ['CHILD'],
    with: { Header: [] },
    askedIfFilled: STARTS_NOT_READ,
    message: `The child has a row in the ${name} table, but none in the Header table.`,
    fix: 'Add the child to the Header table, or correct the child identifier of this row.',
    failing: (child) => (child.Header.count === 0 ? child[name].rows : []),
    ok: [
      example('in both tables', { Header: [{}], [name]: [{}] }),
      example('in the Header table alone', { Header: [{}], [name]: [] }),
    ],
    bad: [
      example('another child is in the Header table', { Header: [{ CHILD: 'B2' }], [name]: [{}] }),
      failing(
        2,
        example('the Header table is empty', {
          Header: [],
          [name]: [{}, { CHILD: 'B2', ...BAD_START[name] }],
        }),
      ),
    ],
  });
}

function hasBirthOfHeader(code: string, name: WithBirth): Rule {
  return MAKERS[name].child({
    code,
    title: `The date of birth in the ${name} table is that of the Header table`,
    fields: ['DOB'],
    with: { Header: ['DOB'] },
    askedIfFilled: STARTS_NOT_READ,
    message: `The date of birth in the ${name} table is not the one in the Header table.`,
    fix: 'Check which date is right, and give the same one in both tables.',
    failing: (child) => {
      const births = inHeader(child, ({ DOB }) => DOB);
      if (births.length === 0) return [];
      return child[name].where(({ DOB }) => births.every((birth) => isOtherDay(DOB, birth)));
    },
    ok: [
      example('the same date', {
        Header: [{ DOB: '05/06/2015' }],
        [name]: [{ DOB: '05/06/2015' }],
      }),
      example('a blank is left to another rule', { Header: [{ DOB: '05/06/2015' }], [name]: [{}] }),
      example('no date to compare with', { Header: [{}], [name]: [{ DOB: '05/06/2015' }] }),
      example('a child without a header row', { Header: [], [name]: [{ DOB: '05/06/2015' }] }),
      example('two header rows, each date is that of one of them', {
        Header: [{ DOB: '05/06/2015' }, { DOB: '06/06/2015' }],
        [name]: [{ DOB: '05/06/2015' }, { DOB: '06/06/2015' }],
      }),
      example('two header rows, one of them unreadable', {
        Header: [{ DOB: '05/06/2015' }, { DOB: '31/06/2015' }],
        [name]: [{ DOB: '06/06/2015' }],
      }),
    ],
    bad: [
      example('a day later', { Header: [{ DOB: '05/06/2015' }], [name]: [{ DOB: '06/06/2015' }] }),
      example('a month earlier, whatever the other cells are', {
        Header: [{ DOB: '05/06/2015' }],
        [name]: [{ DOB: '05/05/2015', ...BAD_START[name] }],
      }),
      example('two header rows, and the date of neither', {
        Header: [{ DOB: '05/06/2015' }, { DOB: '06/06/2015' }],
        [name]: [{ DOB: '07/06/2015' }],
      }),
    ],
  });
}

/** Rules on rows of other tables that have no Header row or contradict it. */
export const AGREES_WITH_HEADER_RULES: readonly Rule[] = [
  hasHeader('INT01', 'AD1'),
  hasHeader('INT02', 'PlacedAdoption'),
  hasHeader('INT03', 'Episodes'),
  hasHeader('INT04', 'Missing'),
  hasHeader('INT05', 'OC2'),
  hasHeader('INT06', 'OC3'),
  hasHeader('INT07', 'PrevPerm'),
  hasHeader('INT08', 'Reviews'),
  hasHeader('INT09', 'UASC'),
  hasHeader('INT41', 'SWEpisodes'),
  hasHeader('INT42', 'DoLo'),
  hasBirthOfHeader('INT11', 'AD1'),
  hasBirthOfHeader('INT12', 'PlacedAdoption'),
  hasBirthOfHeader('INT13', 'Missing'),
  hasBirthOfHeader('INT14', 'OC2'),
  hasBirthOfHeader('INT15', 'OC3'),
  hasBirthOfHeader('INT16', 'PrevPerm'),
  hasBirthOfHeader('INT17', 'Reviews'),
  hasBirthOfHeader('INT18', 'UASC'),
  hasBirthOfHeader('INT43', 'SWEpisodes'),
  hasBirthOfHeader('INT44', 'DoLo'),
  uasc.child({
    code: 'INT21',
    title: 'Sex in the UASC table is that of the Header table',
    fields: ['SEX'],
    with: { Header: ['SEX'] },
    message: 'Sex in the UASC table is not the one in the Header table.',
    fix: 'Check which is right, and give the same code in both tables.',
    failing: (child) => {
      const known = inHeader(child, ({ SEX }) => SEX);
      if (known.length === 0) return [];
      return child.UASC.where(({ SEX }) => isFilled(SEX) && known.every((sex) => SEX !== sex));
    },
    ok: [
      example('the same', { Header: [{ SEX: 'F' }], UASC: [{ SEX: 'F' }] }),
      example('a blank is left to another rule', { Header: [{ SEX: 'F' }], UASC: [{}] }),
      example('blank in the Header table as well', { Header: [{}], UASC: [{ SEX: 'F' }] }),
      example('a child without a header row', { Header: [], UASC: [{ SEX: 'F' }] }),
      example('two header rows, each code is that of one of them', {
        Header: [{ SEX: 'F' }, { SEX: 'M' }],
        UASC: [{ SEX: 'F' }, { SEX: 'M' }],
      }),
    ],
    bad: [example('male and female', { Header: [{ SEX: 'M' }], UASC: [{ SEX: 'F' }] })],
  }),
];
