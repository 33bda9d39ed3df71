import { BUCKETS, type Bucket, REGISTER } from '../../functions/register.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';

/** The buckets as one function of the register may use them: what its role does not grant on AWS fails here too. */
export function grantedStores(
  functionName: string,
  stores: Readonly<Record<Bucket, ObjectStore>>,
): Readonly<Record<Bucket, ObjectStore>> {
  const grants = REGISTER.find(({ name }) => name === functionName)?.grants;
  const narrowed = BUCKETS.map((bucket) => {
    const store = narrow(stores[bucket], {
      reads: grants?.reads?.includes(bucket) === true,
      looks: grants?.looks?.includes(bucket) === true,
      writes: grants?.writes?.includes(bucket) === true,
      under: grants?.writesUnder?.[bucket] ?? [''],
      refuse: () => refuse(functionName, bucket),
    });
    return [bucket, store] as const;
  });
  return Object.fromEntries(narrowed) as Record<Bucket, ObjectStore>;
}

function narrow(
  store: ObjectStore,
  may: {
    readonly reads: boolean;
    readonly looks: boolean;
    readonly writes: boolean;
    /** How the keys begin that it writes. */
    readonly under: readonly string[];
    readonly refuse: () => never;
  },
): ObjectStore {
  const reads = may.reads
    ? store
    : { get: may.refuse, head: may.refuse, read: may.refuse, list: may.refuse };
  const checked = (key: string): string =>
    may.under.some((beginning) => key.startsWith(beginning)) ? key : may.refuse();
  const writes: Pick<ObjectStore, 'put' | 'create' | 'signUpload'> = may.writes
    ? {
        put: async (key, ...rest) => await store.put(checked(key), ...rest),
        create: async (key, ...rest) => await store.create(checked(key), ...rest),
        signUpload: async (asked) => {
          checked(asked.key);
          return await store.signUpload(asked);
        },
      }
    : { put: may.refuse, create: may.refuse, signUpload: may.refuse };
  return {
    get: reads.get,
    head: may.looks ? store.head : reads.head,
    read: reads.read,
    list: reads.list,
    put: writes.put,
    create: writes.create,
    signUpload: writes.signUpload,
  };
}

function refuse(functionName: string, bucket: Bucket): never {
  throw new Error(`The register does not grant ${functionName} this use of the bucket ${bucket}.`);
}
