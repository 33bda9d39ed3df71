import type { Day } from './table.ts';

/** Data on one postcode, from the ONS Postcode Directory. */
export interface KnownPostcode {
  /** `unknown`: the directory has the postcode without a country. `other`: outside the United Kingdom. */
  readonly country: 'England' | 'Wales' | 'Scotland' | 'Northern Ireland' | 'other' | 'unknown';
  /** DfE code of the council responsible for children's services there. Null outside England. */
  readonly laCode: string | null;
  /** ONS code of that council. Null outside England. */
  readonly gssCode: string | null;
  /** Metres on the National Grid. Null when the directory has no location for the postcode. */
  readonly easting: number | null;
  readonly northing: number | null;
}

/** The postcodes that an operator has loaded. */
export interface PostcodeReference {
  /** Name of this edition for people: "ONSPD, November 2025". */
  readonly edition: string;
  /** Finds a postcode, with or without spaces. Undefined when it is not in the list. */
  find(postcode: string): KnownPostcode | undefined;
}

/** Data on one provider, from Ofsted's list of social care providers. */
export interface KnownProvider {
  /** Placement codes (PLACE) that it is registered for. */
  readonly placementCodes: readonly string[];
  /** Provider codes (PLACE_PROVIDER) that are right for it. */
  readonly providerCodes: readonly string[];
  /** DfE code of the council that it belongs to or in whose area it is registered. Null when not known. */
  readonly laCode: string | null;
  /** DfE codes of the councils in whose areas it has premises. */
  readonly premisesLaCodes: readonly string[];
  /** Postcodes of its premises, in capitals without spaces. */
  readonly postcodes: readonly string[];
  /** The day its registration ended. Null while it is open. */
  readonly closedOn: Day | null;
}

/** The providers that an operator has loaded. */
export interface ProviderReference {
  readonly edition: string;
  /** Finds a provider by its reference number. Undefined when it is not in the list. */
  find(urn: string): KnownProvider | undefined;
}

/** The council whose return it is. */
export interface CouncilOfReturn {
  /** DfE code. */
  readonly laCode: string;
  /** Every ONS code that it has or had: a council keeps its DfE code when its ONS code changes. */
  readonly gssCodes: readonly string[];
}

/** Reference data for rules. Rules that need missing data are skipped, with the reason. */
export interface ReferenceData {
  readonly council?: CouncilOfReturn;
  readonly postcodes?: PostcodeReference;
  readonly providers?: ProviderReference;
}
