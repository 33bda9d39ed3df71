import { createHash } from 'node:crypto';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../../functions/shared/ports/object-store-memory.ts';
import { createHandler } from '../../../functions/validate-return/handler.ts';
import { createLocalKeyRing } from '../../../infra/local/local-key-ring.ts';
import { referenceIn } from '../../support/reference.ts';

type Stores = Readonly<Record<'submissions' | 'lake', ObjectStore>>;
type Sent = readonly (readonly [name: string, content: string])[];

/** An id of council 823's return of 2025, later for a later minute. */
export function idAt(minute: number): string {
  return `ssda903-823-2025-2026112210${String(minute).padStart(2, '0')}00-0123456789ab`;
}

/** Stores a submission of council 823 and lets the service check it. */
export async function checkedReturn(stores: Stores, id: string, sent: Sent): Promise<void> {
  const landing = createMemoryStore();
  const files = sent.map(([name, content], index) => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { index, name, size: Buffer.byteLength(content), sha256 };
  });
  for (const [index, [, content]] of sent.entries()) await landing.put(`${id}/${index}`, content);
  const stored = {
    ...{ id, return: 'ssda903', collectionYear: 2025, laCode: '823', files },
    ...{ createdAt: '2026-11-22T10:00:00.000Z', createdBy: 'officer-823' },
  };
  await stores.submissions.put(`la_code=823/${id}/submission.json`, JSON.stringify(stored));
  const completed = `la_code=823/${id}/completed.json`;
  await stores.submissions.put(completed, '{}');
  const handler = createHandler({
    ...{ submissions: stores.submissions, lake: stores.lake, landing },
    keys: createLocalKeyRing('a secret of at least thirty-two characters'),
    referenceData: referenceIn(),
    clock: { now: () => new Date('2026-11-22T10:01:00Z') },
  });
  await handler({ key: completed, attempt: 1 });
}

const HEADER_COLUMNS = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const EPISODE_COLUMNS =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';

/** The children's rows: KIDA1's sex is unknown (a query) and its category of need is not a code; KIDB2's date is invalid. */
export const HEADER_ROWS: readonly string[] = [
  'KIDA1,U,05/06/2012,WBRI,UN5,,',
  'KIDB2,M,17/11/2015,BCRB,UN5,,',
  'KIDC3,M,17/11/2014,BCRB,UN5,,',
];
export const EPISODE_ROWS: readonly string[] = [
  'KIDA1,10/04/2024,S,C2,N9,U6,PR1,20/09/2024,X1,CARPL,AB1 2CD,AB1 3EF,SC123456',
  'KIDA1,20/09/2024,P,C2,N1,U6,PR1,,,,AB1 2CD,AB1 4GH,SC123457',
  'KIDB2,31/02/2025,S,C2,N5,U6,PR1,,,,AB1 2CD,AB1 3EF,SC123456',
  'KIDC3,01/02/2025,S,C2,N5,U6,PR1,,,,AB1 2CD,AB1 3EF,SC123456',
];

/** The files of a return with these rows. */
export function filesWith(
  header: readonly string[] = HEADER_ROWS,
  episodes: readonly string[] = EPISODE_ROWS,
): Sent {
  return [
    ['header.csv', [HEADER_COLUMNS, ...header, ''].join('\r\n')],
    ['episodes.csv', [EPISODE_COLUMNS, ...episodes, ''].join('\r\n')],
  ];
}
