/**
 * A planned fault of a query:
 * `fail` fails it before it runs, `fail-afterwards` after its work is done; `over-limit` reaches the workgroup's limit;
 * `slow` keeps it running until it is stopped; `throttle` refuses the start; `lost-answer` starts it without a response.
 */
export type FaultOutcome =
  | 'fail'
  | 'fail-afterwards'
  | 'over-limit'
  | 'slow'
  | 'throttle'
  | 'lost-answer';

export interface PlannedFault {
  /** Matches the text of the statement. */
  readonly matches: RegExp;
  readonly outcome: FaultOutcome;
  /** Number of statements that it affects. Default: 1. */
  readonly times?: number;
}

/** The faults that have not happened yet. */
export interface FaultPlan {
  add(fault: PlannedFault): void;
  /** Takes the fault for this statement out of the plan. */
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
