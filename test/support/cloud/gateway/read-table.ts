import * as z from 'zod';
import { REGION } from '../ministack.ts';

const Answer = z.object({
  Table: z.object({
    ViewOriginalText: z.string().nullish(),
    StorageDescriptor: z.object({ Location: z.string().nullish() }).nullish(),
  }),
});
const View = z.object({ originalSql: z.string() });

/** A table of the Glue catalogue: a table with the location of its objects, or a view with its SQL. */
export interface CatalogueTable {
  readonly location?: string;
  readonly viewSql?: string;
}

/** Looks up a table in the Glue catalogue. Returns undefined when it does not exist. */
export async function readTable(
  endpoint: string,
  database: string,
  name: string,
): Promise<CatalogueTable | undefined> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSGlue.GetTable',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/glue/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify({ DatabaseName: database, Name: name }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) return undefined;
  const { ViewOriginalText: view, StorageDescriptor } = Answer.parse(answer).Table;
  if (view) return { viewSql: readView(view) };
  return { ...(StorageDescriptor?.Location && { location: StorageDescriptor.Location }) };
}

// Athena and Trino keep a view as JSON in base64, inside a comment.
function readView(text: string): string {
  const encoded = /^\/\* Presto View: (.+?) \*\/$/s.exec(text.trim())?.[1] ?? '';
  return View.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'))).originalSql;
}
