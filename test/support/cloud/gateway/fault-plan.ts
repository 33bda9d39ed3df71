import type { Ask } from './described-call.ts';
import type { Fault, PlannedFault } from './fault.ts';

/** The planned faults. Each counts the calls that it matches. */
export interface FaultPlan {
  add(fault: Fault): number;
  list(): readonly PlannedFault[];
  clear(): void;
  /** Counts a call and returns the faults that apply to it. */
  strike(caller: string, asks: readonly Ask[]): readonly Fault[];
}

/** A plan without faults. */
export function createFaultPlan(): FaultPlan {
  const planned = new Map<number, { seen: number; struck: number; fault: Fault }>();
  let last = 0;
  return {
    add(fault) {
      last += 1;
      planned.set(last, { seen: 0, struck: 0, fault });
      return last;
    },
    list: () => [...planned].map(([id, { struck, fault }]) => ({ id, struck, fault })),
    clear: () => planned.clear(),
    strike(caller, asks) {
      const striking: Fault[] = [];
      for (const plan of planned.values()) {
        const { fault } = plan;
        if (!matches(fault, caller, asks)) continue;
        plan.seen += 1;
        if (plan.seen < fault.nth || plan.seen >= fault.nth + fault.times) continue;
        plan.struck += 1;
        striking.push(fault);
      }
      return striking;
    },
  };
}

function matches(fault: Fault, caller: string, asks: readonly Ask[]): boolean {
  if (fault.caller !== undefined && fault.caller !== caller) return false;
  const resource = new RegExp(fault.resource ?? '');
  return asks.some(
    (ask) => (fault.action ?? ask.action) === ask.action && resource.test(ask.resource),
  );
}
