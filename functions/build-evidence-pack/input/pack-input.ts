import type { ReleaseManifest } from '../../../schemas/api/releases.ts';
import type { Measure } from '../../../schemas/measures/measure.ts';
import type { RowOf, UnitRows } from './unit-document.ts';

/** A council, region, group of councils or England, with its rows in the release. */
export interface PackPlace {
  readonly kind: 'council' | 'region' | 'england' | 'group' | 'predecessor';
  readonly code: string;
  readonly name: string;
  readonly rows: UnitRows;
}

/** What a pack is written from: the council, what it is compared with, and the release. */
export interface PackInput {
  /** The catalogue, in order. */
  readonly measures: readonly Measure[];
  readonly release: ReleaseManifest;
  readonly profile: RowOf<'council_profile'>;
  readonly council: PackPlace;
  readonly region: PackPlace;
  readonly england: PackPlace;
  /** Groups of councils of which it was a member when the release was published. */
  readonly groups: readonly PackPlace[];
  /** Councils that this one took over from, with their own published figures. */
  readonly predecessors: readonly PackPlace[];
  /** Councils with which the workforce census was published as one, by code. */
  readonly partners: ReadonlyMap<string, string>;
}

export const ENGLAND = 'E92000001';

/** The council, its region and England, in that order. */
export function comparedPlaces(input: PackInput): readonly PackPlace[] {
  return [input.council, input.region, input.england];
}

/** Submissions in force for the council, which every figure computed for it may draw on (histories span years). */
export function submissionsOf(place: PackPlace): readonly string[] {
  return place.rows.return_in_force.map((row) => row.submission_id);
}
