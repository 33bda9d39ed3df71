import * as z from 'zod';
import { Paging } from '../../../schemas/api/common.ts';
import { FindingsFilter, filterOf } from './findings-filter.ts';

/** The query of the findings page. Invalid parameters are ignored. */
export const FindingsPageQuery = FindingsFilter.extend({
  by: z.enum(['rule', 'child']).catch('rule'),
  page: Paging.shape.page.catch(1),
});
export type FindingsPageQuery = FindingsFilter &
  Pick<z.infer<typeof FindingsPageQuery>, 'by' | 'page'>;

type Parameters = Readonly<Record<string, string | number | undefined>>;

/** The links of the findings page. They contain the number of a child, never the identifier. */
export function findingsLinks(id: string, query: FindingsPageQuery) {
  const link = (changes: Partial<FindingsPageQuery>) => findingsLink(id, { ...query, ...changes });
  const file = (format: string) =>
    `/api/v1${findingsLink(id, { ...filterOf(query), by: undefined, format })}`;
  return {
    byRule: link({ by: 'rule', page: 1 }),
    byChild: link({ by: 'child', page: 1 }),
    all: findingsLink(id, { by: query.by }),
    csv: file('csv'),
    ods: file('ods'),
    page: (page: number) => link({ page }),
    ofCode: (code: string) => findingsLink(id, { code }),
    ofFinding: (number: number) => `/submissions/${id}/findings/${number}`,
    ofChild: (child: number) => `/submissions/${id}/children/${child}`,
    ofNoChild: link({ by: 'rule', page: 1, child: 0 }),
    comparison: `/submissions/${id}/comparison`,
  };
}

/** The address of the findings page with these parameters. Empty ones are omitted. */
export function findingsLink(id: string, parameters: Parameters): string {
  const text = queryText({
    ...parameters,
    ...(parameters.by === 'rule' && { by: undefined }),
    ...(parameters.page === 1 && { page: undefined }),
  });
  return `/submissions/${id}/findings${text}`;
}

/** A query string with its question mark. Returns '' when no parameter has a value. */
export function queryText(parameters: Parameters): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) given.set(name, String(value));
  }
  const text = given.toString();
  return text === '' ? '' : `?${text}`;
}
