import { NotFound } from '../shared/errors.ts';
import { packFolder } from '../shared/releases/release-folder.ts';

/** Identifies a pack. Its id is `<council>-<release>`, such as `823-1`. */
export interface PackId {
  readonly id: string;
  readonly laCode: string;
  readonly release: number;
  /** Folder of the pack in the bucket `releases`. */
  readonly folder: string;
}

const ID = /^(\d{3})-([1-9]\d{0,5})$/;

/** The pack of a council in a release. */
export function packIdOf(laCode: string, release: number): PackId {
  return { id: `${laCode}-${release}`, laCode, release, folder: packFolder(release, laCode) };
}

/** Parses an id. Throws `NotFound` for any other form, so that no other text becomes part of a key. */
export function parsePackId(text: string): PackId {
  const parts = ID.exec(text);
  if (parts === null) {
    throw new NotFound('There is no such evidence pack. Ask for one from the list of councils.');
  }
  return packIdOf(parts[1] ?? '', Number(parts[2]));
}
