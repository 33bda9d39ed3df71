import { createHash } from 'node:crypto';
import { ReleaseManifest, UnitDocument } from '../../../schemas/api/releases.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import { NotFound } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { releaseFolder, unitKey } from '../../shared/releases/release-folder.ts';
import { ENGLAND, type PackInput, type PackPlace } from './pack-input.ts';
import { rowsOfUnit, type UnitRows } from './unit-document.ts';

/** A document of the release with its SHA-256, for the manifest of the pack. */
export interface DocumentUsed {
  readonly key: string;
  readonly sha256: string;
}

/** Reads the input of a council's pack. Throws `NotFound` when the release does not exist or has no such council. */
export async function readInput(
  releases: ObjectStore,
  release: number,
  laCode: string,
  measures: readonly Measure[],
): Promise<{ readonly input: PackInput; readonly documents: readonly DocumentUsed[] }> {
  const documents: DocumentUsed[] = [];
  const read = async (key: string): Promise<unknown> => {
    const object = await releases.get(key);
    if (object === undefined) return undefined;
    documents.push({ key, sha256: createHash('sha256').update(object.body).digest('hex') });
    return JSON.parse(Buffer.from(object.body).toString('utf8'));
  };
  const unit = async (code: string): Promise<UnitDocument | undefined> => {
    const document = await read(unitKey(release, code));
    return document === undefined ? undefined : UnitDocument.parse(document);
  };
  const manifest = await read(`${releaseFolder(release)}/manifest.json`);
  if (manifest === undefined) throw new NotFound('This release does not exist.');
  const council = await unit(laCode);
  const rows = council && rowsOfUnit(council);
  const councilProfile = rows?.council_profile[0];
  if (rows === undefined || councilProfile === undefined) {
    throw new NotFound('The release has no council with this code.');
  }
  const wider = async (kind: PackPlace['kind'], code: string, name: string): Promise<PackPlace> => {
    const document = await unit(code);
    if (document === undefined) throw new Error(`Release ${release} has no document for ${code}.`);
    return { kind, code, name, rows: rowsOfUnit(document) };
  };
  const published = ReleaseManifest.parse(manifest);
  const input: PackInput = {
    measures,
    release: published,
    councilProfile,
    council: { kind: 'council', code: laCode, name: councilProfile.name, rows },
    region: await wider('region', councilProfile.region_code, councilProfile.region_name),
    england: await wider('england', ENGLAND, 'England'),
    groups: await groupsOf(rows, published.publishedAt.slice(0, 10), unit),
    predecessors: await councilsOf(predecessorsOf(laCode, councilProfile), unit),
    partners: await partnersOf(rows, unit),
  };
  return { input, documents };
}

type ReadUnit = (code: string) => Promise<UnitDocument | undefined>;

// A council whose ONS code changed is listed as its own predecessor. That is not a different council.
function predecessorsOf(laCode: string, councilProfile: PackInput['councilProfile']): string[] {
  return (councilProfile.predecessor_la_codes ?? '').split(';').filter((code) => code !== laCode);
}

/** The groups that the council belonged to on a day. A group has a document only when a member has sent a return. */
async function groupsOf(rows: UnitRows, day: string, unit: ReadUnit): Promise<PackPlace[]> {
  const places: PackPlace[] = [];
  for (const { group_code: code, group_name: name, valid_from, valid_to } of rows.council_group) {
    if (valid_from > day || (valid_to !== null && valid_to < day)) continue;
    const document = await unit(code);
    if (document) places.push({ kind: 'group', code, name, rows: rowsOfUnit(document) });
  }
  return places;
}

async function councilsOf(codes: readonly string[], unit: ReadUnit): Promise<PackPlace[]> {
  const places: PackPlace[] = [];
  for (const code of codes.filter((each) => each !== '')) {
    const document = await unit(code);
    const rows = document && rowsOfUnit(document);
    const name = rows?.council_profile[0]?.name;
    if (rows && name !== undefined) places.push({ kind: 'predecessor', code, name, rows });
  }
  return places;
}

async function partnersOf(rows: UnitRows, unit: ReadUnit): Promise<Map<string, string>> {
  const codes = new Set(rows.workforce_rate.flatMap((row) => row.joint_with ?? []));
  const partners = await councilsOf([...codes].sort(), unit);
  return new Map(partners.map((place) => [place.code, place.name]));
}
