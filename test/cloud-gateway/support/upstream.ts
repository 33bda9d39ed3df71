import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What reached the upstream. */
interface Reached {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly target: string;
  readonly bytes: number;
  readonly text: string;
}

/** Tables of the catalogue by name, those of another database than `lake` as `database.name`: where objects are, or SQL. */
export type Tables = Readonly<Record<string, { location: string } | { sql: string }>>;

export interface Upstream {
  readonly url: string;
  readonly reached: readonly Reached[];
  close(): Promise<void>;
}

/** Bucket whose objects are encrypted under `KEY`; other buckets have no key. */
export const LOCKED = 'locked-bucket';
export const KEY = 'arn:aws:kms:eu-west-2:000000000000:key/4f1c';
/** Key of an object that is not there. */
export const ABSENT = 'absent.json';

/** A small server with the answers of AWS that the gateway's tests need. */
export async function openUpstream(tables: Tables = {}): Promise<Upstream> {
  const reached: Reached[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const one = await read(request);
      reached.push(one);
      answer(one, response, tables);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    reached,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Reached> {
  let bytes = 0;
  const kept: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes < 1_000_000) kept.push(chunk);
  }
  const { method = '', url = '', headers } = request;
  const target = String(headers['x-amz-target'] ?? '');
  return { method, url, headers, target, bytes, text: Buffer.concat(kept).toString('utf8') };
}

function answer({ method, url, target, text }: Reached, response: ServerResponse, tables: Tables) {
  const json = (body: unknown, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(body));
  };
  if (target === 'AWSGlue.GetTable') {
    const { DatabaseName, Name } = JSON.parse(text) as { DatabaseName: string; Name: string };
    const table = tables[DatabaseName === 'lake' ? Name : `${DatabaseName}.${Name}`];
    return table
      ? json({ Table: asGlue(table) })
      : json({ __type: 'EntityNotFoundException' }, 400);
  }
  if (target === 'AmazonAthena.GetWorkGroup') return json({ WorkGroup: WORKGROUP });
  if (target === 'AmazonAthena.ListWorkGroups') return json({ WorkGroups: [] });
  if (target === 'TrentService.GenerateMac') return json({ Mac: 'c2VjcmV0' });
  if (target !== '') return json({});
  if (url.includes('?encryption')) return response.end(url.includes(LOCKED) ? ENCRYPTION : '');
  if (url.includes('list-type=2')) return response.end(LISTING);
  if (url.includes(ABSENT)) return response.writeHead(404).end(method === 'HEAD' ? '' : NO_KEY);
  if (method === 'GET' && url.includes('large')) return response.end(Buffer.alloc(30_000_000, 7));
  response.setHeader('etag', '"1"');
  return response.end(method === 'GET' ? 'content' : '');
}

const WORKGROUP = {
  Name: 'lake',
  Configuration: { ResultConfiguration: { OutputLocation: `s3://${LOCKED}/query-results/lake/` } },
};
const ENCRYPTION = `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>${KEY}</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>`;
const LISTING = '<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>';
const NO_KEY = '<Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>';

function asGlue(table: Tables[string]): unknown {
  if ('location' in table) return { StorageDescriptor: { Location: table.location } };
  const encoded = Buffer.from(JSON.stringify({ originalSql: table.sql })).toString('base64');
  return { ViewOriginalText: `/* Presto View: ${encoded} */` };
}
