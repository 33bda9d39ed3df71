const START = '/';
const LONGEST = 500;

/**
 * The page to open after signing in: the requested path if it belongs to this service, otherwise the start page. Text that
 * a browser could read as another site's address is not accepted (OWASP: unvalidated redirects).
 */
export function returnPathOf(asked: string | undefined): string {
  if (asked === undefined || asked.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) {
    return START;
  }
  const base = 'https://service.invalid';
  const read = URL.canParse(asked, base) ? new URL(asked, base) : undefined;
  const isOwn = read?.origin === base && !read.pathname.startsWith('//') && !asked.includes('\\');
  return isOwn && !read.pathname.startsWith('/sign-in') ? `${read.pathname}${read.search}` : START;
}
