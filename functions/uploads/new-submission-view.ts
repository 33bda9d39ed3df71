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
  /** What to know of its XML form; left out where there is none. */
  readonly xml?: {
    readonly root: string;
    readonly header: string;
    /** Tables that may also come in CSV files beside the XML. */
    readonly beside: readonly TableInXml[];
  };
}

export interface NewSubmissionView {
  readonly returns: readonly ReturnOffered[];
  readonly years: readonly number[];
  /** The year whose 31 March has passed most lately. */
  readonly latestYear: number;
  readonly councils: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/**
 * What the form of a new submission offers: returns, the user's councils, and collection years from the one that is running,
 * newest first. Years in which none of the councils existed are left out, unless no year would be left.
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
