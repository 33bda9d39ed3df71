/**
 * What to do where a suite cannot run: on a build machine (CI is set) throws the reason, so that nothing is skipped unseen;
 * on a user's machine prints it.
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
