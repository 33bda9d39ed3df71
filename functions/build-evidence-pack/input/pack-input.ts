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

/** Everything that a pack is built from: the council, the places it is compared with, and the release. */
export interface PackInput {
  /** The measures of the catalogue, in order. */
  readonly measures: readonly Measure[];
  readonly release: ReleaseManifest;
  readonly councilProfile: RowOf<'council_profile'>;
  readonly council: PackPlace;
  readonly region: PackPlace;
  readonly england: PackPlace;
  /** Groups that the council belonged to when the release was published. */
  readonly groups: readonly PackPlace[];
  /** Councils that this one replaced, with their published figures. */
  readonly predecessors: readonly PackPlace[];
  /** Names, by code, of councils whose workforce figures are published together with this council's. */
  readonly partners: ReadonlyMap<string, string>;
}

export const ENGLAND = 'E92000001';

/** The council, its region and England, in that order. */
export function comparedPlaces(input: PackInput): readonly PackPlace[] {
  return [input.council, input.region, input.england];
}

/** The council's submissions in force. A computed figure can use any of them, because histories span years. */
export function submissionsOf(place: PackPlace): readonly string[] {
  return place.rows.return_in_force.map((row) => row.submission_id);
}
