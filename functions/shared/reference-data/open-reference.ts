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

/** What the rules of one return may need to know. */
export interface WantedReference {
  /** DfE code of the council whose return it is. */
  readonly laCode: string;
  readonly postcodes: Iterable<string>;
  readonly urns: Iterable<string>;
}

/** What is known of what a return names; a list that was never loaded is left out. */
export interface ReferenceOfReturn {
  readonly reference: ReferenceData;
  /** The editions it is from, so that a result can be worked out again. */
  readonly editions: {
    readonly postcodes?: Found<PostcodeReference>['edition'];
    readonly providers?: Found<ProviderReference>['edition'];
  };
}

/** The reference data that an operator has loaded. */
export interface Reference {
  /** Holds only what is wanted. Throws when an edition in use is not whole; asking for anything else throws, too. */
  forReturn(wanted: WantedReference): Promise<ReferenceOfReturn>;
}

/** Opens the bucket of the reference data; what is loaded from then on is used, too. */
export function openReference(store: ObjectStore, councils: Councils): Reference {
  const findPostcodes = createPostcodeFinder(store, councils);
  const findProviders = createProviderFinder(store);
  return {
    async forReturn({ laCode, postcodes: wantedPostcodes, urns }) {
      const [postcodes, providers] = await Promise.all([
        findPostcodes(wantedPostcodes),
        findProviders(urns),
      ]);
      return {
        reference: {
          council: councils.council(laCode),
          ...(postcodes && { postcodes: postcodes.reference }),
          ...(providers && { providers: providers.reference }),
        },
        editions: {
          ...(postcodes && { postcodes: postcodes.edition }),
          ...(providers && { providers: providers.edition }),
        },
      };
    },
  };
}
