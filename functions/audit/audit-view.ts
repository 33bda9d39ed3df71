import type { AuditPage, AuditQuery } from '../../schemas/api/audit.ts';

/** What the page shows: the entries, what was asked for, and the addresses of the pages before and after. */
export function auditView(found: AuditPage, query: AuditQuery) {
  const { date, page, pageSize, total } = found;
  const asked = {
    date,
    subject: query.subject ?? '',
    user: query.user ?? '',
    role: query.role ?? '',
  };
  const address = (number: number) =>
    `/audit?${new URLSearchParams({ ...asked, page: `${number}`, pageSize: `${pageSize}` })}`;
  return {
    ...found,
    asked,
    pages: {
      label: 'entries',
      previous: page > 1 ? address(page - 1) : undefined,
      next: page * pageSize < total ? address(page + 1) : undefined,
    },
  };
}
