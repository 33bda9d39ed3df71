import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core';

/** What went wrong in a browser, in order. */
export interface Faults {
  readonly list: readonly string[];
}

/**
 * Records errors of a browser: messages on its console (such as breaches of the content security policy),
 * uncaught exceptions, requests to other origins, requests without an answer, and error statuses of what pages load.
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
    if (response.status() >= 400 && !isNavigation(response.request())) found.push(nameOf(response));
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (!wasCancelled(reason)) found.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  return { list: found };
}

function isOfService(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith('data:');
}

/** True unless the message repeats an error status, which the response already reports. */
function isComplaint(message: ConsoleMessage): boolean {
  const isRefusal = message.text().startsWith('Failed to load resource: the server responded');
  return ['error', 'warning'].includes(message.type()) && !isRefusal;
}

/** True for pages. Tests check their status. */
function isNavigation(request: Request): boolean {
  return request.isNavigationRequest();
}

/** True if the browser stopped the request because it left the page or started a download. */
function wasCancelled(reason: string): boolean {
  return reason === 'net::ERR_ABORTED';
}

function nameOf(response: Response): string {
  return `${response.status()} ${new URL(response.url()).pathname}`;
}
