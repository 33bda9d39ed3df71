import { RETURN_SHAPES } from '../../schemas/returns/index.ts';
import type { ReturnShape } from '../../schemas/returns/return.ts';
import type { FieldProblem } from '../shared/errors.ts';
import { existedInYear } from '../shared/reference-data/council-in-year.ts';
import type { Councils } from '../shared/reference-data/councils.ts';

interface TableInXml {
  readonly title: string;
  readonly element: string;
  readonly columns: readonly string[];
}

interface ReturnOffered {
  readonly id: string;
  readonly title: string;
  /** What users need to know about its XML format. Undefined when it has none. */
  readonly xml?: {
    readonly root: string;
    readonly header: string;
    /** Tables that may also be sent as CSV files with the XML file. */
    readonly beside: readonly TableInXml[];
  };
}

export interface NewSubmissionView {
  readonly returns: readonly ReturnOffered[];
  readonly years: readonly number[];
  /** The last collection year that has ended. */
  readonly latestYear: number;
  readonly councils: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/**
 * The options of the form for a new submission: returns, the user's councils, and collection years from the current one,
 * newest first. Years in which none of the councils existed are excluded, unless that excludes every year.
 */
export function newSubmissionView(
  councils: Councils,
  { codes, now }: { readonly codes: readonly string[] | 'all'; readonly now: Date },
  problems: readonly FieldProblem[],
  returns: readonly ReturnShape[] = RETURN_SHAPES,
): NewSubmissionView {
  const latestYear = latestClosedYear(now);
  const oldest = Math.min(...returns.map(({ years }) => years.oldest));
  const newest = Math.min(latestYear + 1, Math.max(...returns.map(({ years }) => years.last)));
  const all = Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
  const own = codes === 'all' ? [] : codes;
  const histories = own.flatMap((laCode) => councils.history(laCode) ?? []);
  const years = all.filter((year) => histories.some((council) => existedInYear(council, year)));
  return {
    returns: returns.map(offered),
    years: years.length === 0 ? all : years,
    latestYear,
    councils: own,
    problems,
  };
}

function offered({ id, title, tables, xml }: ReturnShape): ReturnOffered {
  if (xml === undefined) return { id, title };
  const { root, header, rows, inherited, mayComeBeside } = xml;
  const beside = rows.flatMap(({ element, table: name }) => {
    const table = tables[name];
    if (table === undefined || !mayComeBeside.includes(name)) return [];
    const columns = Object.keys(table.columns).filter((column) => !inherited.includes(column));
    return [{ title: table.title, element, columns }];
  });
  return { id, title, xml: { root, header, beside } };
}

function latestClosedYear(now: Date): number {
  const closing = Date.UTC(now.getUTCFullYear(), 3, 1);
  return now.getTime() >= closing ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
}
