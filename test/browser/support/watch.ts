import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core';

/** What went wrong behind the pages of a browser, in order. */
export interface Faults {
  readonly list: readonly string[];
}

/**
 * Watches everything that a browser does: errors on its console (breaches of the content security policy among them),
 * uncaught exceptions, requests to any other origin, requests without an answer and refusals of what pages load.
 */
export function watch(context: BrowserContext, origin: string): Faults {
  const found: string[] = [];
  context.on('request', (request) => {
    if (!isOfService(request.url(), origin)) found.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (isComplaint(message)) found.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => found.push(`exception: ${error.error().message}`));
  context.on('response', (response) => {
    if (response.status() >= 400 && !isOfPerson(response.request())) found.push(nameOf(response));
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (!isLeftBehind(reason)) found.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  return { list: found };
}

function isOfService(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith('data:');
}

/** The browser repeats refusals on the console; those are judged by their answers. */
function isComplaint(message: ConsoleMessage): boolean {
  const isRefusal = message.text().startsWith('Failed to load resource: the server responded');
  return ['error', 'warning'].includes(message.type()) && !isRefusal;
}

/** Tests look at the status of pages themselves. */
function isOfPerson(request: Request): boolean {
  return request.isNavigationRequest();
}

/** Going to another page, or downloading, ends what was under way. */
function isLeftBehind(reason: string): boolean {
  return reason === 'net::ERR_ABORTED';
}

function nameOf(response: Response): string {
  return `${response.status()} ${new URL(response.url()).pathname}`;
}
