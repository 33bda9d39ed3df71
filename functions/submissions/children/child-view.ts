import type { ChildReport, NumberedFinding } from '../../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../../schemas/api/validation.ts';
import type { ReturnShape } from '../../../schemas/returns/return.ts';
import { findingsLink, findingsLinks } from '../findings/findings-links.ts';
import { rulesAddress } from '../findings/rules-address.ts';

type Table = NonNullable<ChildReport['tables']>[number];
type Row = Table['rows'][number];

/** The page of one child: the child's rows with their findings and the cells to check, then findings about other rows. */
export function childView(
  id: string,
  report: ChildReport,
  summary: ValidationSummary,
  returns?: readonly ReturnShape[],
) {
  const { findings, child, childNumber } = report;
  const placed = new Set<number>();
  const tables = (report.tables ?? []).map((table) => ({
    ...table,
    rows: table.rows.map((row) => {
      const own = findings.filter((finding) => isOf(finding, table, row));
      for (const { number } of own) placed.add(number);
      return { ...row, findings: own, cells: cellsOf(row, table, own) };
    }),
  }));
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  return {
    id,
    year: summary.collectionYear,
    rulesAddress: rulesAddress(summary, returns),
    child,
    childNumber,
    total: report.totalFindings,
    counts: { errors: count('error'), queries: count('query'), notes: count('note') },
    hasRows: report.tables !== undefined,
    tables: tables.toSorted((a, b) => Number(hasFindings(b)) - Number(hasFindings(a))),
    others: findings.filter(({ number }) => !placed.has(number)),
    links: findingsLinks(id, { by: 'child', page: 1 }),
    allOfChild: findingsLink(id, { child: childNumber }),
  };
}

function hasFindings({ rows }: { readonly rows: readonly { readonly findings: unknown[] }[] }) {
  return rows.some(({ findings }) => findings.length > 0);
}

function isOf(finding: NumberedFinding, { table }: Table, { row }: Row): boolean {
  return finding.lastYear !== true && finding.table === table && finding.row === row;
}

/** Each cell of a row with the codes of the findings about it. */
function cellsOf({ cells }: Row, { columns }: Table, findings: readonly NumberedFinding[]) {
  return cells.map((value, index) => {
    const pointing = findings.filter(({ fields }) =>
      fields.some(({ name }) => name === columns[index]),
    );
    return { value, codes: [...new Set(pointing.map(({ code }) => code))] };
  });
}
