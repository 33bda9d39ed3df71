/** The parts of a browser that sign-in depends on: it keeps cookies for each path. It follows no redirection by itself. */
export interface Browser {
  get(url: string): Promise<Response>;
  post(url: string, form: Readonly<Record<string, string>>): Promise<Response>;
  /** The cookies that it would send to the path. */
  cookies(path: string): string;
}

interface Kept {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export function openBrowser(): Browser {
  let jar: readonly Kept[] = [];
  const cookies = (path: string) =>
    jar
      .filter((cookie) => path.startsWith(cookie.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  const send = async (url: string, init: RequestInit) => {
    const { pathname, origin } = new URL(url);
    const headers = { cookie: cookies(pathname), origin };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) jar = keep(jar, line);
    return response;
  };
  return {
    get: (url) => send(url, {}),
    post: (url, form) => send(url, { method: 'POST', body: new URLSearchParams(form) }),
    cookies,
  };
}

function keep(jar: readonly Kept[], line: string): readonly Kept[] {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const name = pair.slice(0, pair.indexOf('='));
  const value = pair.slice(name.length + 1);
  const find = (key: string) =>
    attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
  const path = find('path') ?? '/';
  const others = jar.filter((cookie) => cookie.name !== name || cookie.path !== path);
  const expires = find('expires');
  const isOver = find('max-age') === '0' || (expires && Date.parse(expires) <= Date.now());
  return isOver ? others : [...others, { name, value, path }];
}

/** Follows redirections until an address contains `stop`. Does not open that address. Throws when none contains it. */
export async function followTo(
  browser: Browser,
  response: Response,
  { origin, stop }: { readonly origin: string; readonly stop: string },
): Promise<string> {
  let next = response.headers.get('location');
  for (let hops = 0; next !== null && hops < 6; hops += 1) {
    const url = new URL(next, origin).href;
    if (url.includes(stop)) return url;
    next = (await browser.get(url)).headers.get('location');
  }
  throw new Error(`No redirection reached ${stop}.`);
}
