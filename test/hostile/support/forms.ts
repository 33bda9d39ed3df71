import { askToken } from '../../../infra/local/openid/ask-token.ts';
import type { World } from '../../support/world.ts';

/** A signed form, as a page or the API provides it. */
export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export type Part =
  | { readonly field: string; readonly value: string }
  | { readonly file: string | Uint8Array; readonly name?: string };

export const BOUNDARY = 'care-stability-test';

/** The parts as multipart/form-data, in exactly this order. */
export function multipart(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap((part) => {
    const start =
      'field' in part
        ? `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part.field}"\r\n\r\n`
        : `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${part.name ?? 'file'}"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`;
    const content = 'field' in part ? part.value : part.file;
    return [Buffer.from(start), Buffer.from(content as string), Buffer.from('\r\n')];
  });
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

export function fieldsOf({ fields }: SignedForm): Part[] {
  return Object.entries(fields).map(([field, value]) => ({ field, value }));
}

/** Posts bytes to an address as a multipart body. */
export async function postBody(
  url: string,
  body: Uint8Array,
  contentType = `multipart/form-data; boundary=${BOUNDARY}`,
): Promise<{ readonly status: number; readonly text: string; readonly to: string | null }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: Uint8Array.from(body),
    redirect: 'manual',
  });
  const to = response.headers.get('location');
  return { status: response.status, text: await response.text(), to };
}

/** Pages and forms as the holder of a token gets them, without the checks of the API client. */
export async function openPages(world: World, account: string) {
  const { origin, dataFolder } = world;
  const answer = await askToken({ origin, dataFolder, account: account.split(' ') });
  if (answer.is === 'refused') throw new Error(answer.problem);
  const headers = { authorization: `Bearer ${answer.token}` };
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${origin}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { ...headers, ...init.headers },
    });
    const to = response.headers.get('location');
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, to, type, text: await response.text() };
  };
  return {
    headers,
    get: (path: string) => send(path),
    post: (path: string, form: Readonly<Record<string, string>> = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(form) }),
    send,
  };
}

export type Pages = Awaited<ReturnType<typeof openPages>>;

/** Starts a submission on the page for one zip file, whose size and bytes are not known in advance. */
export async function startZip(pages: Pages): Promise<{ id: string; form: SignedForm }> {
  const wanted = { return: 'ssda903', laCode: '823', collectionYear: '2025' };
  const started = await pages.post('/submissions/new', wanted);
  const id = started.to?.split('/')[2] ?? '';
  return { id, form: await zipForm(pages, id) };
}

/** The signed form on the upload page of a submission. */
async function zipForm(pages: Pages, id: string): Promise<SignedForm> {
  const { text } = await pages.get(`/submissions/${id}/upload`);
  const inputs = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const url = /<form[^>]*action="([^"]*_uploads[^"]*)"/.exec(text)?.[1] ?? '';
  return {
    url: plainText(url),
    fields: Object.fromEntries(inputs.map(([, name, value]) => [name, plainText(value ?? '')])),
  };
}

function plainText(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}
