import type { IncomingMessage, ServerResponse } from 'node:http';

interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

export const BAD_ADDRESS: Refusal = {
  status: 400,
  title: 'Bad request',
  detail: 'This is no address of a page.',
};
export const TOO_LARGE: Refusal = {
  status: 413,
  title: 'Too much was sent',
  detail: 'Requests may have up to 6 MB. Send files with the signed uploads of a submission.',
};
export const UNEXPECTED: Refusal = {
  status: 500,
  title: 'Something went wrong on our side',
  detail: 'Nothing that you sent is lost. Try again in a few minutes.',
};

/** Answers a request that reaches no function: a problem document under /api/, a plain page elsewhere. */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, title, detail } = refusal;
  const isApi = request.url?.startsWith('/api/') === true;
  const body = isApi
    ? JSON.stringify({ type: 'about:blank', title, status, detail })
    : `<!DOCTYPE html><html lang="en-GB"><title>${title} - Care Stability</title><h1>${title}</h1><p>${detail}</p></html>`;
  response.writeHead(status, {
    'content-type': isApi ? 'application/problem+json' : 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(body);
}
