import type { Day } from './table.ts';

/** What is known of one postcode (ONS Postcode Directory). */
export interface KnownPostcode {
  readonly country: 'England' | 'Wales' | 'Scotland' | 'Northern Ireland' | 'other';
  /** DfE code of the council for children's services there; null outside England. */
  readonly laCode: string | null;
  /** ONS code of that council; null outside England. */
  readonly gssCode: string | null;
  /** Metres on the National Grid; null where the directory has no place for the postcode. */
  readonly easting: number | null;
  readonly northing: number | null;
}

/** The postcodes that an operator has loaded. */
export interface PostcodeReference {
  /** What people call this edition: "ONSPD, November 2025". */
  readonly edition: string;
  /** Spaces do not matter. Undefined for a postcode that is not in the list. */
  find(postcode: string): KnownPostcode | undefined;
}

/** What is known of one provider (Ofsted's list of social care providers). */
export interface KnownProvider {
  /** Placement codes (PLACE) that it is registered for. */
  readonly placementCodes: readonly string[];
  /** Provider codes (PLACE_PROVIDER) that fit it. */
  readonly providerCodes: readonly string[];
  /** DfE code of the council it belongs to, or in whose area it is registered; null when not known. */
  readonly laCode: string | null;
  /** DfE codes of the councils in whose area it has premises. */
  readonly premisesLaCodes: readonly string[];
  /** Postcodes of its premises, in capitals without spaces. */
  readonly postcodes: readonly string[];
  /** The day its registration ended; null while it is open. */
  readonly closedOn: Day | null;
}

/** The providers that an operator has loaded. */
export interface ProviderReference {
  readonly edition: string;
  /** Undefined for a number that is not in the list. */
  find(urn: string): KnownProvider | undefined;
}

/** The council whose return it is. */
export interface Council {
  /** DfE code. */
  readonly laCode: string;
  /** Every ONS code that it has, or had: councils keep their DfE code when their ONS code changes. */
  readonly gssCodes: readonly string[];
}

/** What rules may know beside a return; whatever is left out, rules that need it are skipped and say so. */
export interface ReferenceData {
  readonly council?: Council;
  readonly postcodes?: PostcodeReference;
  readonly providers?: ProviderReference;
}
