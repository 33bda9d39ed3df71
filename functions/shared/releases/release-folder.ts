/** Folder of a release in the bucket `releases`. It has six digits, so that keys sort by number. */
export function releaseFolder(release: number): string {
  return String(release).padStart(6, '0');
}

/** Key of the document of a council, region, group of councils or England in a release. */
export function unitKey(release: number, unitCode: string): string {
  return `${releaseFolder(release)}/units/${unitCode}.json`;
}

/** Key of the list of all places of a release. */
export function placesKey(release: number): string {
  return `${releaseFolder(release)}/places.json`;
}

/** Key of the document of a measure in a release. */
export function measureKey(release: number, measure: string): string {
  return `${releaseFolder(release)}/measures/${measure}.json`;
}

/** Folder of the lake bucket for the tables of all releases. */
export const RELEASED_TABLES = 'releases';

/** Folder, in the lake bucket, of all attempts to write a table of a release. */
export function attemptsFolder(release: number, view: string): string {
  return `${RELEASED_TABLES}/${releaseFolder(release)}/${view}`;
}

/**
 * Folder, in the lake bucket, of one attempt to write a table of a release. An attempt of a rebuild says which: it can
 * count only as long as no other rebuild has this number.
 */
export function tableLocation(
  release: number,
  view: string,
  attempt: { readonly id: string; readonly rebuild: number },
): string {
  const { id, rebuild } = attempt;
  return `${attemptsFolder(release, view)}/${rebuild === 0 ? id : `r${rebuild}_${id}`}`;
}

/** The number of the rebuild to which the folder of an attempt belongs: 0 for the first writing of the table. */
export function rebuildOf(attempt: string): number {
  return Number(/^r(\d+)_/u.exec(attempt)?.[1] ?? 0);
}

/** Key of the snapshot that the tables of a release are made from. */
export function snapshotKey(release: number): string {
  return `${releaseFolder(release)}/snapshot.json`;
}

/** Key of the result of a rebuild of a published release. Rebuilds are numbered from 1. */
export function rebuildKey(release: number, rebuild: number): string {
  return `${releaseFolder(release)}/rebuilds/${String(rebuild).padStart(4, '0')}.json`;
}

/** Key of the definitions of all measures at the time when a release was made. */
export function catalogueKey(release: number): string {
  return `${releaseFolder(release)}/catalogue.json`;
}

/** Key of the summary of what a release changed since the one before, by measure. */
export function changesKey(release: number): string {
  return `${releaseFolder(release)}/changes.json`;
}

/** Key of the figures of one measure that a release changed since an earlier one. */
export function measureChangesKey(release: number, since: number, measure: string): string {
  return `${releaseFolder(release)}/changes/${releaseFolder(since)}/${measure}.json`;
}

/** Folder of the evidence pack of a council in a release. */
export function packFolder(release: number, laCode: string): string {
  return `packs/${releaseFolder(release)}/${laCode}`;
}

/** Name of the database with the tables of a release. */
export function releaseDatabase(release: number): string {
  return `release_${releaseFolder(release)}`;
}
