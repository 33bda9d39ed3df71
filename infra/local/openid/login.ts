import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { accountOf, type CouncilBook, listedAccounts } from './accounts.ts';
import { loginPage, problemPage } from './login-page.ts';

export interface Login {
  readonly provider: Provider;
  readonly stylesheet: string;
  readonly book: CouncilBook;
}

const MOST_BYTES = 2000;

/** Shows the accounts (GET) or signs in with the one chosen (POST). */
export async function answerLogin(
  login: Login,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await login.provider.interactionDetails(request, response);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const page = problemPage(login.stylesheet, {
      heading: 'This sign-in has ended',
      advice: 'It was open for too long, or is finished, or your browser does not accept cookies.',
    });
    return send(response, 400, page);
  }
  if (request.method === 'POST') return chooseAccount(login, request, response);
  return send(response, 200, loginPage(pageOf(login)));
}

async function chooseAccount(
  login: Login,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const account = accountOf(await chosenId(request), login.book);
  if (account !== undefined) {
    const result = { login: { accountId: account.subject } };
    return login.provider.interactionFinished(request, response, result);
  }
  const problem = 'Choose an account; for another council, give its three-digit code.';
  return send(response, 422, loginPage(pageOf(login), problem));
}

function pageOf({ stylesheet, book }: Login) {
  return { stylesheet, accounts: listedAccounts(book) };
}

async function chosenId(request: IncomingMessage): Promise<string> {
  if (!(Number(request.headers['content-length']) <= MOST_BYTES)) return '';
  const form = new URLSearchParams(await text(request));
  const account = form.get('account') ?? '';
  return account === 'another' ? `officer-${(form.get('council') ?? '').trim()}` : account;
}

function send(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page);
}
