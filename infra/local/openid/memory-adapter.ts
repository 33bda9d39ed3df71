import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

/** The most unfinished sign-ins to keep. Older ones are dropped, to limit memory. */
const MOST_KEPT = 5000;

/** Keeps the provider's state in memory: a restart ends only unfinished sign-ins. Clients are derived, not stored. */
export function createMemoryAdapter(
  clientOf: (clientId: string) => AdapterPayload | undefined,
): AdapterFactory {
  const kept = new Map<string, Kept>();
  return (model) => (model === 'Client' ? clientAdapter(clientOf) : adapterOf(model, kept));
}

function adapterOf(model: string, kept: Map<string, Kept>): Adapter {
  const keyOf = (id: string) => `${model}:${id}`;
  const live = (found: Kept | undefined) =>
    found !== undefined && found.until > Date.now() ? found.payload : undefined;
  const firstWhere = (test: (payload: AdapterPayload) => boolean) =>
    [...kept].find(([key, { payload }]) => key.startsWith(keyOf('')) && test(payload))?.[1];
  return {
    async upsert(id, payload, expiresIn) {
      const until = Date.now() + (expiresIn ?? Number.POSITIVE_INFINITY) * 1000;
      kept.delete(keyOf(id));
      kept.set(keyOf(id), { payload, until });
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    },
    find: async (id) => live(kept.get(keyOf(id))),
    findByUid: async (uid) => live(firstWhere((payload) => payload.uid === uid)),
    findByUserCode: async (code) => live(firstWhere((payload) => payload.userCode === code)),
    async consume(id) {
      const found = kept.get(keyOf(id));
      if (found !== undefined) found.payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      kept.delete(keyOf(id));
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  };
}

function clientAdapter(clientOf: (clientId: string) => AdapterPayload | undefined): Adapter {
  const nothing = async () => undefined;
  return {
    find: async (id) => clientOf(id),
    upsert: nothing,
    findByUid: nothing,
    findByUserCode: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
}
