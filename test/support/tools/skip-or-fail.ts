/**
 * For suites that cannot run. On a build machine (CI is set) it throws the reason, so that no suite is skipped unnoticed.
 * Elsewhere it prints the reason.
 */
export function skipOrFail(
  suites: string,
  reason: unknown,
  { CI }: Readonly<Record<string, string | undefined>> = process.env,
): void {
  if (CI && CI !== 'false') throw reason;
  const words = reason instanceof Error ? reason.message : String(reason);
  process.stderr.write(`SKIPPED: ${suites}. ${words}\n`);
}
