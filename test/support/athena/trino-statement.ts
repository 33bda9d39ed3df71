/** Trino's response about a statement, running or finished. Numbers are kept as text. */
export interface TrinoPage {
  readonly id: string;
  readonly nextUri?: string;
  readonly columns?: readonly TrinoColumn[];
  readonly data?: readonly (readonly unknown[])[];
  readonly updateType?: string;
  readonly updateCount?: string;
  readonly error?: { readonly errorName: string; readonly errorType: string; message: string };
  readonly stats: {
    readonly state: string;
    readonly elapsedTimeMillis: string;
    readonly queuedTimeMillis: string;
    readonly physicalInputBytes: string;
  };
}

export interface TrinoColumn {
  readonly name: string;
  readonly type: string;
  readonly typeSignature: { readonly rawType: string; readonly arguments: readonly unknown[] };
}

export interface TrinoSession {
  readonly trinoUrl: string;
  readonly catalogue: string;
  readonly schema: string;
  /** Limit of bytes that the statement can read from the lake. */
  readonly mostBytes?: number | undefined;
}

/** Runs one statement on Trino and yields each page. Cancels it on Trino when the signal aborts. */
export async function* runOnTrino(
  session: TrinoSession,
  sql: string,
  signal: AbortSignal,
): AsyncIterable<TrinoPage> {
  let next: string | undefined;
  try {
    let page = await pageOf(await fetch(`${session.trinoUrl}/v1/statement`, startOf(session, sql)));
    for (;;) {
      next = page.nextUri;
      signal.throwIfAborted();
      yield page;
      if (next === undefined) return;
      page = await pageOf(await fetch(next, { signal }));
    }
  } finally {
    if (next !== undefined) await fetch(next, { method: 'DELETE' });
  }
}

function startOf({ catalogue, schema, mostBytes }: TrinoSession, sql: string): RequestInit {
  return {
    method: 'POST',
    body: sql,
    headers: {
      'x-trino-user': 'athena',
      'x-trino-catalog': catalogue,
      'x-trino-schema': schema,
      ...(mostBytes !== undefined && {
        'x-trino-session': `query_max_scan_physical_bytes=${mostBytes}B`,
      }),
    },
  };
}

async function pageOf(response: Response): Promise<TrinoPage> {
  const text = await response.text();
  if (!response.ok) throw new Error(`Trino answered ${response.status}: ${text.slice(0, 200)}`);
  // A JavaScript number would lose the last digits of a bigint.
  const keepDigits = (_: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' ? context?.source : value;
  return JSON.parse(text, keepDigits) as TrinoPage;
}
