import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import type { Stores } from '../local/stores.ts';
import type { Act } from './measured-usage.ts';

type Count = { -readonly [Name in keyof Act]: Act[Name] };

/** Counts what the platform does between two acts. */
export interface ActCounter {
  /** The stores, with every request to them counted. */
  readonly around: (stores: Stores) => Stores;
  /** The HTTP functions, with their calls, seconds and bytes counted. */
  readonly watch: (http: Readonly<Record<string, HttpHandler>>) => Record<string, HttpHandler>;
  /** Records a worker's run. The seconds are read from what it wrote. */
  readonly worked: (name: string, seconds: number) => void;
  /** The counts since the last call. */
  readonly take: () => Act;
}

/** A counter that starts at zero. */
export function createActCounter(): ActCounter {
  let act = nothing();
  const add = (name: string, seconds: number) => {
    const { calls, seconds: before } = act.functions[name] ?? { calls: 0, seconds: 0 };
    act.functions[name] = { calls: calls + 1, seconds: before + seconds };
  };
  return {
    around: (stores) =>
      countRequests(stores, (kind) => {
        act[kind] += 1;
      }),
    watch: (http) =>
      Object.fromEntries(
        Object.entries(http).map(([name, handler]) => {
          const watched: HttpHandler = async (...given) => {
            const start = performance.now();
            const reply = await handler(...given);
            add(name, (performance.now() - start) / 1000);
            act.bytesOut += JSON.stringify(reply).length;
            return reply;
          };
          return [name, watched];
        }),
      ),
    worked: add,
    take() {
      const taken = act;
      act = nothing();
      return taken;
    },
  };
}

function nothing(): Count {
  return { functions: {}, reads: 0, writes: 0, lists: 0, bytesOut: 0 };
}

function countRequests(
  stores: Stores,
  count: (kind: 'reads' | 'writes' | 'lists') => void,
): Stores {
  const counted = Object.entries(stores).map(([bucket, store]) => {
    const noting =
      <Given extends unknown[], Result>(
        kind: 'reads' | 'writes' | 'lists',
        call: (...given: Given) => Result,
      ) =>
      (...given: Given): Result => {
        count(kind);
        return call(...given);
      };
    const watched = {
      ...store,
      get: noting('reads', store.get),
      head: noting('reads', store.head),
      read: noting('reads', store.read),
      put: noting('writes', store.put),
      create: noting('writes', store.create),
      putStream: noting('writes', store.putStream),
      list: noting('lists', store.list),
    };
    return [bucket, watched];
  });
  return Object.fromEntries(counted) as Stores;
}
