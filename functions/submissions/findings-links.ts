import * as z from 'zod';
import { Paging } from '../../schemas/api/common.ts';
import { FindingSeverity } from '../../schemas/api/findings.ts';

const Choice = z
  .string()
  .max(60)
  .optional()
  .transform((text) => text || undefined)
  .catch(undefined);

/** What the findings page is asked for. Anything that cannot be understood is left out of account. */
export const FindingsPageQuery = z.object({
  by: z.enum(['rule', 'child']).catch('rule'),
  code: Choice,
  table: Choice,
  severity: FindingSeverity.optional().catch(undefined),
  child: z.coerce.number().int().min(1).optional().catch(undefined),
  page: Paging.shape.page.catch(1),
});
export type FindingsPageQuery = z.infer<typeof FindingsPageQuery>;

/** The part of a query that leaves findings out. */
export function filtersOf({ code, severity, table, child }: FindingsPageQuery) {
  return { code, severity, table, child };
}

/** The links of the findings page. A child is named by number, never by identifier. */
export function findingsLinks(id: string, query: FindingsPageQuery) {
  const link = (changes: Partial<FindingsPageQuery>) => linkTo(id, { ...query, ...changes });
  return {
    byRule: link({ by: 'rule', page: 1 }),
    byChild: link({ by: 'child', page: 1 }),
    all: linkTo(id, { by: query.by }),
    csv: `/api/v1${linkTo(id, filtersOf(query), { format: 'csv' })}`,
    page: (page: number) => link({ page }),
    ofCode: (code: string) => linkTo(id, { code }),
    ofChild: (child: number) => linkTo(id, { by: 'child', child }),
  };
}

function linkTo(
  id: string,
  query: Partial<FindingsPageQuery>,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...more })) {
    if (value !== undefined && !(name === 'page' && value === 1))
      parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return `/submissions/${id}/findings${text === '' ? '' : `?${text}`}`;
}
