import type { Ask } from './described-call.ts';
import { grants, isAllowed } from './evaluate-policies.ts';
import type { Withdrawal } from './fault.ts';
import type { Role } from './iam-role.ts';
import type { ObservedCall } from './observed-call.ts';

type Verdict = ObservedCall['outcome'];

/** Reads the current roles. */
export type ReadRoles = () => Promise<readonly Role[]>;

/** Checks the calls of functions against their roles. Allows everything until it is given roles. */
export interface PermissionChecker {
  /** Starts to check calls. */
  checkAgainst(read: ReadRoles): void;
  verdict(caller: string, ask: Ask): Promise<Verdict>;
  /** Functions that may do it. */
  whoMay(ask: Ask): Promise<readonly string[]>;
  withdraw(withdrawal: Withdrawal): void;
  restore(): void;
  roles(): Promise<readonly Role[]>;
}

/** A checker that allows everything. */
export function createPermissionChecker(): PermissionChecker {
  const withdrawals: Withdrawal[] = [];
  let read: ReadRoles | undefined;
  let known: readonly Role[] = [];
  const may = (caller: string, ask: Ask) =>
    known.some((role) => role.caller === caller && isAllowed(role, ask));
  const refresh = async () => {
    known = (await read?.()) ?? [];
    return known;
  };
  return {
    checkAgainst(how) {
      read = how;
      known = [];
    },
    async verdict(caller, ask) {
      if (withdrawals.some((one) => one.caller === caller && grants(one, ask))) return 'withdrawn';
      if (read === undefined || may(caller, ask)) return 'allowed';
      // A deployment may have granted it in the meantime.
      await refresh();
      return may(caller, ask) ? 'allowed' : 'denied';
    },
    async whoMay(ask) {
      if (known.length === 0) await refresh();
      return known.filter((role) => isAllowed(role, ask)).map(({ caller }) => caller);
    },
    withdraw: (withdrawal) => void withdrawals.push(withdrawal),
    restore: () => void withdrawals.splice(0),
    roles: refresh,
  };
}
