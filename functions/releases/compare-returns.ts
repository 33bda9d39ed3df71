import type { ReturnChange } from '../../schemas/api/release-changes.ts';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';

export type ReturnsUsed = ReleaseManifest['returns'];
type ReturnUsed = ReturnsUsed[number];

/** The returns that are in only one of two releases, by kind of return, year and council. */
export function compareReturns(before: ReturnsUsed, after: ReturnsUsed): ReturnChange[] {
  const earlier = new Map(before.map((used) => [pageOf(used), used]));
  const later = new Map(after.map((used) => [pageOf(used), used]));
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .sort()
    .flatMap((page) => changeOf(earlier.get(page), later.get(page)));
}

function pageOf({ return: id, collectionYear, laCode }: ReturnUsed): string {
  return `${id} ${collectionYear} ${laCode}`;
}

function changeOf(before: ReturnUsed | undefined, after: ReturnUsed | undefined): ReturnChange[] {
  const used = after ?? before;
  if (used === undefined || before?.submission === after?.submission) return [];
  const { return: id, laCode, collectionYear } = used;
  return [
    {
      change: kindOf(before, after),
      return: id,
      laCode,
      collectionYear,
      before: shortly(before),
      after: shortly(after),
    },
  ];
}

function kindOf(
  before: ReturnUsed | undefined,
  after: ReturnUsed | undefined,
): ReturnChange['change'] {
  if (before === undefined) return 'added';
  // Numbers are in order of acceptance, so an older return in force means that the newer one was withdrawn.
  return after !== undefined && after.sequence > before.sequence ? 'superseded' : 'withdrawn';
}

function shortly(used: ReturnUsed | undefined): ReturnChange['before'] {
  return used === undefined ? null : { submission: used.submission, sequence: used.sequence };
}
