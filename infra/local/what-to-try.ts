import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { DEMONSTRATION_COUNCILS } from './demonstration/councils.ts';
import { makeCorrectedReturn } from './demonstration/make-returns.ts';

/** The council whose last return has mistakes, for its officer to find. */
const SAMPLE_COUNCIL =
  DEMONSTRATION_COUNCILS.find(({ mistakes }) => mistakes) ?? DEMONSTRATION_COUNCILS[0];

/** The path of the sample return in a data folder. */
function sampleFile(dataFolder: string): string {
  return join(dataFolder, 'sample-return.zip');
}

/** Writes a corrected return of a council as one zip archive, for people to upload, unless it is there. */
export function writeSample(dataFolder: string): void {
  if (SAMPLE_COUNCIL === undefined || existsSync(sampleFile(dataFolder))) return;
  const corrected = makeCorrectedReturn(SAMPLE_COUNCIL);
  const files = Object.fromEntries(corrected.map(({ name, bytes }) => [name, bytes]));
  writeFileSync(sampleFile(dataFolder), zipSync(files));
}

/** What each kind of user can try first, for the sign-in page and the output of `npm start`. */
export function firstSteps(dataFolder: string): readonly FirstStep[] {
  const { name = '', laCode = '', years = [] } = SAMPLE_COUNCIL ?? {};
  return [
    {
      account: `officer-${laCode}`,
      who: `Returns officer of ${name}`,
      what: `Look at the errors of the return for ${Math.max(...years)}, then submit the corrected one: upload ${sampleFile(dataFolder)}, see what has changed, and accept it.`,
    },
    {
      account: 'inspector',
      who: 'Inspector',
      what: `Under Councils, find ${name} and open its evidence pack.`,
    },
    {
      account: 'analyst',
      who: 'Analyst',
      what: 'When the officer has accepted the corrected return: under Releases, make a draft of the next release and see what it would change.',
    },
    {
      account: 'operator',
      who: 'Operator',
      what: 'Under Who saw what, see who has looked at which council today.',
    },
  ];
}

interface FirstStep {
  /** Id of the demonstration account. */
  readonly account: string;
  readonly who: string;
  readonly what: string;
}
