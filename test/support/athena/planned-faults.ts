/**
 * What a test lets go wrong with a query:
 * `fail` ends it before it runs, `fail-afterwards` when its work is done; `over-limit` reaches the workgroup's limit;
 * `slow` keeps it running until someone stops it; `throttle` refuses the start, and `lost-answer` starts it but says nothing.
 */
export type FaultOutcome =
  | 'fail'
  | 'fail-afterwards'
  | 'over-limit'
  | 'slow'
  | 'throttle'
  | 'lost-answer';

export interface PlannedFault {
  /** Looked for in the statement. */
  readonly matches: RegExp;
  readonly outcome: FaultOutcome;
  /** How many statements it befalls; 1 when left out. */
  readonly times?: number;
}

/** The faults that are still to come. */
export interface FaultPlan {
  add(fault: PlannedFault): void;
  /** The fault for this statement, which is then one fewer. */
  take(sql: string): FaultOutcome | undefined;
  clear(): void;
}

/** A plan without faults. */
export function createFaultPlan(): FaultPlan {
  let left: { readonly fault: PlannedFault; times: number }[] = [];
  return {
    add: (fault) => void left.push({ fault, times: fault.times ?? 1 }),
    take(sql) {
      const next = left.find(({ fault, times }) => times > 0 && fault.matches.test(sql));
      if (next === undefined) return undefined;
      next.times -= 1;
      return next.fault.outcome;
    },
    clear: () => {
      left = [];
    },
  };
}
