import type { Ask, DescribedCall } from './described-call.ts';
import type { ObservedCall } from './observed-call.ts';
import type { PermissionChecker } from './permission-checker.ts';

interface Asked {
  readonly caller: string;
  readonly call: DescribedCall;
  readonly asks: readonly Ask[];
  /** An action that a service performs on behalf of the caller. */
  readonly implied: readonly Ask[];
}

/** The first thing that was refused. */
export interface Denial {
  readonly ask: Ask;
  readonly isImplied: boolean;
}

/** Checks and records every permission that a call needs. Returns the first denial, if any. */
export async function checkPermissions(
  { caller, call, asks, implied }: Asked,
  { checker, calls }: { readonly checker: PermissionChecker; readonly calls: ObservedCall[] },
): Promise<Denial | undefined> {
  let denial: Denial | undefined;
  const impliedBy = call.asks[0]?.action ?? call.operation;
  const all = [
    ...asks.map((ask) => ({ ask, isImplied: false })),
    ...implied.map((ask) => ({ ask, isImplied: true })),
  ];
  for (const { ask, isImplied } of all) {
    const outcome = await checker.verdict(caller, ask);
    const number = calls.length + 1;
    calls.push({ number, caller, ...ask, ...(isImplied && { impliedBy }), outcome });
    if (outcome !== 'allowed') denial ??= { ask, isImplied };
  }
  return denial;
}
