import { UnitDocument } from '../../schemas/api/releases.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { unitKey } from '../shared/releases/release-folder.ts';
import { readJson } from '../shared/submissions/submission-folder.ts';

type Names = Map<string, Promise<string>>;

/** Reads names of councils out of the documents of a release, which never change: each is read once a process. */
export function createPlaceNames(releases: ObjectStore) {
  const known = new Map<number, Names>();
  const nameOf = (release: number, laCode: string): Promise<string> => {
    const names: Names = known.get(release) ?? new Map();
    known.set(release, names);
    const name = names.get(laCode) ?? readName(release, laCode, releases);
    names.set(laCode, name);
    return name;
  };
  return async (release: number, laCodes: readonly string[]): Promise<Map<string, string>> =>
    new Map(
      await Promise.all(laCodes.map(async (code) => [code, await nameOf(release, code)] as const)),
    );
}

async function readName(release: number, laCode: string, releases: ObjectStore): Promise<string> {
  const document = await readJson(releases, unitKey(release, laCode), UnitDocument);
  return String(document?.marts.council_profile?.[0]?.name ?? `Council ${laCode}`);
}
