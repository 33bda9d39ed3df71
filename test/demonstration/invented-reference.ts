import { makeCarers } from '../../infra/local/demonstration/carers.ts';
import { LAST_DISTRICT } from '../../infra/local/demonstration/make-person.ts';
import type { CouncilOptions } from '../../infra/local/demonstration/options.ts';
import { makePopulation } from '../../infra/local/demonstration/population.ts';
import { createRandom } from '../../infra/local/demonstration/random.ts';
import type {
  KnownPostcode,
  KnownProvider,
  ReferenceData,
} from '../../schemas/returns/reference-data.ts';

const METRES_APART = 1500;
const INVENTED = /^ZZ(\d{1,2})(\d)[A-Z]([A-Z])$/;

const withoutSpaces = (postcode: string): string => postcode.replaceAll(' ', '');

/** The place of a postcode in ZZ: in the council's area if it is of one of its districts, otherwise in a neighbouring area. */
function placeOf(postcode: string, laCode: string): KnownPostcode | undefined {
  const [whole, district = '', sector = '', unit = ''] =
    INVENTED.exec(withoutSpaces(postcode)) ?? [];
  if (whole === undefined) return undefined;
  const isInside = Number(district) <= LAST_DISTRICT;
  return {
    country: 'England',
    laCode: isInside ? laCode : '000',
    gssCode: isInside ? `E${laCode}` : 'E000',
    easting: 400_000 + Number(district) * METRES_APART,
    northing: 300_000 + Number(sector) * METRES_APART + (unit.codePointAt(0) ?? 0),
  };
}

const KINDS: Readonly<Record<string, readonly string[]>> = {
  fostering: ['U4', 'U5', 'U6'],
  kinship: ['U1', 'U2', 'U3'],
  homes: ['K1', 'K2', 'R3', 'S1'],
  supported: ['K3', 'H5'],
};

/** The settings that the council uses, each registered for its kinds of placement. */
function providersOf(options: CouncilOptions): ReadonlyMap<string, KnownProvider> {
  const random = createRandom(`${options.seed}/surroundings`);
  const carers = makeCarers(random, options.laCode, makePopulation(options).length);
  const known = new Map<string, KnownProvider>();
  for (const [group, settings] of Object.entries(carers)) {
    for (const { urn, provider, post } of settings) {
      if (urn === 'XXXXXXX') continue;
      const before = known.get(urn)?.placementCodes ?? [];
      const isOwn = provider === 'PR1';
      const place = post === undefined ? undefined : placeOf(post, options.laCode);
      known.set(urn, {
        placementCodes: [...before, ...(KINDS[group] ?? [])],
        providerCodes: [provider],
        laCode: isOwn ? options.laCode : '000',
        premisesLaCodes: place?.laCode == null ? [] : [place.laCode],
        postcodes: post === undefined ? [] : [withoutSpaces(post)],
        closedOn: null,
      });
    }
  }
  return known;
}

/** Reference data for an invented council, with every postcode and provider that its returns mention. */
export function inventedReference(options: CouncilOptions): ReferenceData {
  const { laCode } = options;
  const providers = providersOf(options);
  return {
    council: { laCode, gssCodes: [`E${laCode}`] },
    postcodes: { edition: 'an invented one', find: (postcode) => placeOf(postcode, laCode) },
    providers: { edition: 'an invented one', find: (urn) => providers.get(urn) },
  };
}
