import type {
  PostcodeReference,
  ProviderReference,
  ReferenceData,
} from '../../../schemas/returns/reference-data.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Councils } from './councils.ts';
import { createPostcodeFinder } from './find-postcodes.ts';
import { createProviderFinder } from './find-providers.ts';
import type { Found } from './known-only.ts';

/** The values that the rules of one return may look up. */
export interface WantedReference {
  /** DfE code of the return's council. */
  readonly laCode: string;
  readonly postcodes: Iterable<string>;
  readonly urns: Iterable<string>;
}

/** Reference data for one return. A list that has not been loaded is missing. */
export interface ReferenceOfReturn {
  readonly referenceData: ReferenceData;
  /** The editions used, so that a result can be reproduced. */
  readonly editions: {
    readonly postcodes?: Found<PostcodeReference>['edition'];
    readonly providers?: Found<ProviderReference>['edition'];
  };
}

/** The reference data that an operator has loaded. */
export interface LoadedReferenceData {
  /** Fetches only the wanted values. Throws when an edition in use is incomplete. Lookups of other values throw too. */
  forReturn(wanted: WantedReference): Promise<ReferenceOfReturn>;
}

/** Opens the bucket of reference data. Editions loaded later are used as well. */
export function openReferenceData(store: ObjectStore, councils: Councils): LoadedReferenceData {
  const findPostcodes = createPostcodeFinder(store, councils);
  const findProviders = createProviderFinder(store);
  return {
    async forReturn({ laCode, postcodes: wantedPostcodes, urns }) {
      const [postcodes, providers] = await Promise.all([
        findPostcodes(wantedPostcodes),
        findProviders(urns),
      ]);
      return {
        referenceData: {
          council: councils.council(laCode),
          ...(postcodes && { postcodes: postcodes.list }),
          ...(providers && { providers: providers.list }),
        },
        editions: {
          ...(postcodes && { postcodes: postcodes.edition }),
          ...(providers && { providers: providers.edition }),
        },
      };
    },
  };
}
