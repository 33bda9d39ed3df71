import type { AuditPage, AuditQuery } from '../../schemas/api/audit.ts';

/** The view of the audit page: the entries, the filters in use, and links to the previous and next pages. */
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
