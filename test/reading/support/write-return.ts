import type { Upload } from '../../validate-return/check-upload.ts';
import type { AnyChild } from './any-return.ts';

/** The table of each element that is a row. */
const TABLE_OF: Readonly<Record<string, string>> = {
  EPISODE: 'Episodes',
  AREVIEW: 'Reviews',
  AMISSING: 'Missing',
  OC2: 'OC2',
  PERMANENCE: 'PrevPerm',
  AD_PLACED: 'PlacedAdoption',
  SW_EPISODE: 'SWEpisodes',
  DOLO_EPISODE: 'DoLo',
};

/** The columns of each table's CSV file, copied from the specification independently of the code. */
const COLUMNS: Readonly<Record<string, string>> = {
  Header: 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
  Episodes:
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
  Reviews: 'CHILD,DOB,REVIEW,REVIEW_CODE',
  UASC: 'CHILD,SEX,DOB,DUC',
  OC2: 'CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED',
  OC3: 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM',
  AD1: 'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR',
  PlacedAdoption: 'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED',
  PrevPerm: 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM',
  Missing: 'CHILD,DOB,MISSING,MIS_START,MIS_END',
  SWEpisodes: 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON',
  DoLo: 'CHILD,DOB,DOLO_START,DOLO_END',
};

type Values = Readonly<Record<string, string>>;
type Shuffle = <T>(items: readonly T[]) => T[];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const element = (name: string, inside: string): string => `<${name}>${inside}</${name}>`;
const values = (all: Values): string[] =>
  Object.entries(all).map(([name, text]) =>
    text === '' ? `<${name} />` : element(name, escaped(text)),
  );

/** The children as XML. `shuffle` changes the order of sibling elements. */
export function toXml(
  children: readonly AnyChild[],
  shuffle: Shuffle = (items) => [...items],
): string {
  const written = children.map(({ header, rows }) => {
    const of = (wanted: boolean) =>
      rows
        .filter(([name]) => (name === 'EPISODE') === wanted)
        .map(([name, each]) => element(name, shuffle(values(each)).join('')));
    const inHeader = keepOrder(shuffle([...values(header), ...of(false)]), of(false));
    return element(
      'CHILD',
      shuffleApart(element('HEADER', inHeader.join('\n')), of(true), shuffle),
    );
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('EXPSSDA903', written.join('\n'))}\n`;
}

/** Puts the rows back in their own order, at the places where shuffling has put rows. */
function keepOrder(shuffled: readonly string[], rows: readonly string[]): string[] {
  const waiting = [...rows];
  const known = new Set(rows);
  return shuffled.map((each) => (known.has(each) ? (waiting.shift() ?? '') : each));
}

function shuffleApart(header: string, episodes: readonly string[], shuffle: Shuffle): string {
  return keepOrder(shuffle([header, ...episodes]), episodes).join('\n');
}

/** The same children as CSV files, one for each table with rows, by the mapping in the specification of XML. */
export function toCsvFiles(children: readonly AnyChild[]): Upload[] {
  const rows = new Map<string, Values[]>();
  const add = (table: string, row: Values) => rows.set(table, [...(rows.get(table) ?? []), row]);
  const isFilled = (all: Values, names: readonly string[]) =>
    names.some((name) => (all[name] ?? '').trim() !== '');
  for (const { header, rows: own } of children) {
    const who = { ...header, CHILD: header.CHILDID ?? '' };
    add('Header', who);
    if (header.UASC === '1' || isFilled(header, ['DUC'])) add('UASC', who);
    if (isFilled(header, ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR'])) add('AD1', who);
    if (isFilled(header, ['IN_TOUCH', 'ACTIV', 'ACCOM'])) add('OC3', who);
    for (const [name, given] of own) {
      const isOptional = name === 'OC2' || name === 'PERMANENCE';
      if (isOptional && !isFilled(given, Object.keys(given))) continue;
      const inherited = { CHILD: who.CHILD, DOB: header.DOB ?? '' };
      add(TABLE_OF[name] ?? '', { ...inherited, ...given, ...(given.PL && { PLACE: given.PL }) });
    }
  }
  return [...rows].map(([table, all]) => [`${table}.csv`, csvOf(table, all)]);
}

function csvOf(table: string, rows: readonly Values[]): string {
  const names = (COLUMNS[table] ?? '').split(',');
  const line = (row: Values) => names.map((name) => quoted(row[name] ?? '')).join(',');
  return [names.join(','), ...rows.map(line), ''].join('\r\n');
}

/** Readers of CSV remove an apostrophe before a formula. If it belongs to the value, another one is added. */
function quoted(text: string): string {
  const guarded = /^'+=/.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}
