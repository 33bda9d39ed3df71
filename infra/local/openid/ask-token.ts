import { CLIENTS_SECRET, clientSecretOf } from './clients.ts';
import { readLocalSecret } from './local-secrets.ts';

/** A token, or why there is none and what to do. */
export type TokenAnswer =
  | { readonly is: 'token'; readonly token: string }
  | { readonly is: 'refused'; readonly problem: string };

const USAGE =
  'Say whose token: officer <council>, inspector, analyst or operator. Example: npm run -s token -- officer 823';

/** Requests a token for a demonstration account from the provider that runs at the origin. */
export async function askToken(asked: {
  readonly origin: string;
  readonly dataFolder: string;
  readonly account: readonly string[];
}): Promise<TokenAnswer> {
  const clientId = clientOf(asked.account);
  if (clientId === undefined) return { is: 'refused', problem: USAGE };
  const clientsSecret = readLocalSecret(asked.dataFolder, CLIENTS_SECRET);
  const response = clientsSecret && (await request(asked.origin, clientId, clientsSecret));
  if (!response) {
    const problem = `Nothing runs at ${asked.origin} with this data folder. Start it with npm start, then ask again.`;
    return { is: 'refused', problem };
  }
  const { access_token: token } = (await response.json()) as { access_token?: unknown };
  if (response.ok && typeof token === 'string') return { is: 'token', token };
  const problem = `The provider at ${asked.origin} refused a token for ${clientId}. Check that it runs with the same data folder (DATA_DIR).`;
  return { is: 'refused', problem };
}

function clientOf([role, laCode, ...more]: readonly string[]): string | undefined {
  if (more.length > 0) return undefined;
  if (role === 'officer') return /^[0-9]{3}$/.test(laCode ?? '') ? `officer-${laCode}` : undefined;
  const isNational = role === 'inspector' || role === 'analyst' || role === 'operator';
  return isNational && laCode === undefined ? role : undefined;
}

async function request(
  origin: string,
  clientId: string,
  clientsSecret: string,
): Promise<Response | undefined> {
  const basic = Buffer.from(`${clientId}:${clientSecretOf(clientsSecret, clientId)}`);
  try {
    const response = await fetch(`${origin}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic.toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      signal: AbortSignal.timeout(10_000),
    });
    // Another program may be listening there.
    return response.headers.get('content-type')?.startsWith('application/json')
      ? response
      : undefined;
  } catch {
    return undefined;
  }
}
