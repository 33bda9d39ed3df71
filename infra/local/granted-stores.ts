import { BUCKETS, type Bucket, REGISTER } from '../../functions/register.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { RELEASED_TABLES } from '../../functions/shared/releases/release-folder.ts';

/** The buckets with the permissions of one function. What its role on AWS does not grant fails here as well. */
export function grantedStores(
  functionName: string,
  stores: Readonly<Record<Bucket, ObjectStore>>,
): Readonly<Record<Bucket, ObjectStore>> {
  const grants = REGISTER.find(({ name }) => name === functionName)?.grants;
  const narrowed = BUCKETS.map((bucket) => {
    const store = narrow(stores[bucket], {
      reads: grants?.reads?.includes(bucket) === true,
      readsFile: (key) => bucket === 'lake' && isOf(grants?.releaseTables ?? [], key),
      looks: grants?.looks?.includes(bucket) === true,
      writes: grants?.writes?.includes(bucket) === true,
      under: grants?.writesUnder?.[bucket] ?? [''],
      abandons: grants?.abandons?.bucket === bucket ? grants.abandons.prefix : undefined,
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
    readonly readsFile: (key: string) => boolean;
    readonly looks: boolean;
    readonly writes: boolean;
    /** Prefixes of the keys that it may write. */
    readonly under: readonly string[];
    /** Prefix of the keys that it may tag as abandoned. */
    readonly abandons: string | undefined;
    readonly refuse: () => never;
  },
): ObjectStore {
  const reads = may.reads
    ? store
    : { get: may.refuse, head: may.refuse, read: may.refuse, list: may.refuse };
  const readRange = (key: string, from: number, to: number) =>
    may.reads || may.readsFile(key) ? store.readRange(key, from, to) : may.refuse();
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
    readRange,
    list: reads.list,
    abandon: (key) =>
      may.abandons !== undefined && key.startsWith(may.abandons)
        ? store.abandon(key)
        : may.refuse(),
    put: writes.put,
    create: writes.create,
    signUpload: writes.signUpload,
  };
}

function isOf(tables: readonly string[], key: string): boolean {
  const [top, , table = ''] = key.split('/');
  return top === RELEASED_TABLES && tables.includes(table);
}

function refuse(functionName: string, bucket: Bucket): never {
  throw new Error(`The register does not grant ${functionName} this use of the bucket ${bucket}.`);
}
