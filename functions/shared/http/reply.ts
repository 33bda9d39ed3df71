/** The response of an operation. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string | Uint8Array;
}

/** A JSON body. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** An HTML page. */
export function html(body: string, status = 200): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** A file to download. The name must contain nothing personal. */
export function download(name: string, contentType: string, body: string | Uint8Array): Reply {
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name}"`,
    },
    body,
  };
}

/** Redirects the browser, which then sends a GET (303). */
export function redirect(location: string, cookies: readonly string[] = []): Reply {
  return { status: 303, headers: { location }, cookies };
}
