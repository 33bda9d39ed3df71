import type { ServerResponse } from 'node:http';
import type { Ask } from './described-call.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The error with which AWS denies a call. JSON services return 400, S3 returns 403. */
export function accessDenied(service: string, caller: string, ask: Ask): Refusal {
  const message = `User: ${caller} is not authorized to perform: ${ask.action} on resource: ${ask.resource} because no identity-based policy allows the ${ask.action} action`;
  return service === 's3'
    ? { status: 403, code: 'AccessDenied', message }
    : { status: 400, code: 'AccessDeniedException', message };
}

/** Sends an error in the format of the service's protocol. */
export function refuse(response: ServerResponse, service: string, refusal: Refusal): void {
  const { status, code, message } = refusal;
  const s3 = service === 's3';
  const body = s3
    ? `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${asXml(message)}</Message></Error>`
    : JSON.stringify({ __type: code, message, Message: message });
  response.writeHead(status, {
    'content-type': s3 ? 'application/xml' : 'application/x-amz-json-1.1',
    'content-length': Buffer.byteLength(body),
    ...(s3 ? {} : { 'x-amzn-errortype': code }),
    // The unread rest of the body would be read as the next request.
    connection: 'close',
  });
  response.end(body);
}

function asXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
