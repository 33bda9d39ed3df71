import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler } from '../../../functions/return-files/handler.ts';
import type { User } from '../../../functions/shared/ports/identity.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { eventOf } from '../../access/door.ts';
import { ID, submit, type Upload, type World } from '../../validate-return/check-upload.ts';

const ROUTE = 'GET /api/v1/submissions/{id}/files/{file}';
const OFFICER: User = { subject: 'o', name: 'Olive', role: 'officer', councils: ['823'] };

/** A submission that has been checked. */
export async function checked(uploads: readonly Upload[], collectionYear = 2025): Promise<World> {
  const world = await submit(uploads, collectionYear);
  await world.run();
  return world;
}

/** Requests a file of a submission. Default user: an officer of its council. */
export async function ask(
  world: { readonly submissions: ObjectStore; readonly landing: ObjectStore },
  file: string,
  user: User | undefined = OFFICER,
  sent: Readonly<Record<string, string>> = {},
) {
  const { submissions, landing } = world;
  const handler = createHandler({
    submissions,
    landing,
    authenticate: async () => user,
    audit: { record: async () => {} },
    clock: { now: () => new Date('2025-06-01T10:00:00Z') },
    log: {
      info: () => {},
      defect: (_, { error }) => {
        throw error;
      },
    },
    origin: 'https://stability.example',
    uploadOrigin: 'https://uploads.example',
    render: (template) => template,
  });
  const { headers: usual, ...event } = eventOf({ route: ROUTE });
  const {
    statusCode = 0,
    body = '',
    headers = {},
    isBase64Encoded = false,
  } = await handler({
    ...event,
    headers: { ...usual, ...sent },
    pathParameters: { id: ID, file },
  } as APIGatewayProxyEventV2);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const text = headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
  return { status: statusCode, text: text.toString(), headers, answered: body.length };
}
