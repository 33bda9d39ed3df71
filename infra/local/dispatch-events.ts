import { type Bucket, type ObjectTrigger, REGISTER } from '../../functions/register.ts';
import type { InProcessQueue, WorkHandler } from './in-process-queue.ts';
import type { Stores } from './stores.ts';

export interface Dispatcher {
  /** Queues the work that an object triggers, if any. Events before `start` are dropped: `recover` finds them. */
  announce(bucket: Bucket, key: string): void;
  start(workers: Readonly<Record<string, WorkHandler>>): void;
  recover(stores: Stores): Promise<void>;
}

/** Replaces EventBridge on one machine: matches written objects with the triggers of the register. */
export function createDispatcher(queue: InProcessQueue, deliveries: number): Dispatcher {
  const triggers = REGISTER.flatMap((entry) =>
    entry.kind === 'worker' ? entry.triggers.map((trigger) => ({ name: entry.name, trigger })) : [],
  );
  let workers: Readonly<Record<string, WorkHandler>> = {};
  const announce = (bucket: Bucket, key: string): void => {
    for (const { name, trigger } of triggers) {
      const handler = workers[name];
      if (handler === undefined || bucket !== trigger.bucket || !key.endsWith(trigger.suffix))
        continue;
      for (let times = 0; times < deliveries; times += 1) queue.send(name, handler, key);
    }
  };
  return {
    announce,
    start(handlers) {
      workers = handlers;
    },
    async recover(stores) {
      const buckets = new Set(triggers.map(({ trigger }) => trigger.bucket));
      for (const bucket of buckets) {
        const keys = new Set<string>();
        for await (const { key } of stores[bucket].list('')) keys.add(key);
        for (const key of keys) {
          const asked = triggers.find(({ trigger }) => isUndone(bucket, key, trigger, keys));
          if (asked !== undefined) announce(bucket, key);
        }
      }
    },
  };
}

function isUndone(
  bucket: Bucket,
  key: string,
  { bucket: wanted, suffix, outcomes }: ObjectTrigger,
  keys: ReadonlySet<string>,
): boolean {
  if (bucket !== wanted || !key.endsWith(suffix)) return false;
  const folder = key.slice(0, -suffix.length);
  return !outcomes.some((outcome) => keys.has(`${folder}/${outcome}`));
}
