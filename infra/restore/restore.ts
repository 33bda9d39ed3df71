import { parseArgs } from 'node:util';
import { type OpenLake, openLake, UnknownLake } from './open-lake.ts';
import { complaintsOf, PATIENCE_MS, PAUSE_MS, restoreLake } from './restore-lake.ts';
import { restoreReleases } from './restore-releases.ts';
import { isLakeWhole, surveyLake } from './survey-lake.ts';
import { complaintsOfReleases, isReleaseWhole, surveyReleases } from './survey-releases.ts';

/** Prints what is missing in the lake. True if nothing is. */
async function check(lake: OpenLake): Promise<boolean> {
  const survey = await surveyLake(lake);
  for (const complaint of complaintsOf(survey)) say(complaint);
  const releases = await surveyReleases(lake);
  for (const complaint of complaintsOfReleases(releases)) say(complaint);
  const isWhole = isLakeWhole(survey) && releases.every(isReleaseWhole);
  say(
    `Published returns: ${survey.returns.length}. Releases: ${releases.length}. The lake is ${isWhole ? 'complete' : 'incomplete'}.`,
  );
  return isWhole;
}

/** Restores what is missing in the lake. True if nothing is missing afterwards. */
async function restore(lake: OpenLake): Promise<boolean> {
  const { isWhole, wasWhole, rebuilt, failed } = await restoreLake({ ...lake, say });
  for (const { id, why } of failed) say(`${id} cannot be rebuilt: ${why}`);
  const lost = await restoreReleases({ ...lake, say, patienceMs: PATIENCE_MS, pauseMs: PAUSE_MS });
  for (const { id, why } of lost) say(`${id} cannot be restored: ${why}`);
  say(
    `Returns: ${wasWhole.length} were complete, ${rebuilt.length} were rebuilt, ${failed.length} cannot be rebuilt.`,
  );
  return isWhole && lost.length === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const lake = await openLake(process.env, values.check);
  const isWhole = await (values.check ? check(lake) : restore(lake));
  await lake.close();
  process.exitCode = isWhole ? 0 : 1;
} catch (error) {
  const isAsked = error instanceof UnknownLake || error instanceof TypeError;
  process.stderr.write(`${isAsked ? error.message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
