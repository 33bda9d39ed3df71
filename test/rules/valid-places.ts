import type {
  KnownPostcode,
  KnownProvider,
  ReferenceData,
} from '../../schemas/returns/reference-data.ts';
import type { ExampleRow } from '../../schemas/returns/rule.ts';

const HOME_POST = 'AB1 1AA';
const POSTCODES = ['AB1 1AA', 'AB1 2CD', 'AB1 3EF', 'AB1 4GH', 'AB2 5JK', 'AB9 9ZZ'];

function placed(PLACE: string, PLACE_PROVIDER: string, PL_POST: string, URN: string): ExampleRow {
  const ends = { DEC: '', REC: '', REASON_PLACE_CHANGE: '' };
  return { CIN: 'N1', PLACE, PLACE_PROVIDER, HOME_POST, PL_POST, URN, ...ends };
}

/** Where the children of the valid return live: everything of an episode but its dates, its reasons and its legal status. */
export const FOSTERED = placed('U4', 'PR1', 'AB1 2CD', '1234567');
export const CHILDRENS_HOME = placed('K2', 'PR4', 'AB1 3EF', '2345678');
export const SUPPORTED = placed('K3', 'PR4', 'AB1 4GH', '3456789');
export const WITH_ADOPTERS = placed('A6', 'PR5', 'AB2 5JK', 'XXXXXXX');
export const IN_HOSPITAL = placed('T1', '', 'AB9 9ZZ', '');
export const WITH_PARENTS = placed('P1', 'PR0', HOME_POST, '');
export const SHORT_BREAK: ExampleRow = {
  ...placed('K2', 'PR1', '', ''),
  ...{ LS: 'V3', RNE: 'S', CIN: 'N2', HOME_POST: '', REC: 'E8' },
};

function provider(
  code: string,
  placementCodes: readonly string[],
  postcodes: readonly string[],
): KnownProvider {
  const area = { laCode: '823', premisesLaCodes: ['823'] };
  return { placementCodes, providerCodes: [code], postcodes, closedOn: null, ...area };
}

const PROVIDERS: ReadonlyMap<string, KnownProvider> = new Map([
  ['1234567', provider('PR1', ['U4', 'U6'], [])],
  ['2345678', provider('PR4', ['K2'], ['AB13EF'])],
  ['3456789', provider('PR4', ['K3'], ['AB14GH'])],
]);

const KNOWN: ReadonlyMap<string, KnownPostcode> = new Map(
  POSTCODES.map((postcode, index) => [
    postcode.replaceAll(' ', ''),
    {
      country: 'England',
      laCode: '823',
      gssCode: 'E06000056',
      easting: 500_000 + index * 2000,
      northing: 230_000,
    },
  ]),
);

/** The council, and reference data that know every place of the valid return. */
export const REFERENCE: ReferenceData = {
  council: { laCode: '823', gssCodes: ['E06000056'] },
  postcodes: { edition: 'a test’s', find: (postcode) => KNOWN.get(postcode.replaceAll(' ', '')) },
  providers: { edition: 'a test’s', find: (urn) => PROVIDERS.get(urn) },
};
