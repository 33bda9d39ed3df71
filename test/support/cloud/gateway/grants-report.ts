import { type Grant, grants, grantsOf } from './evaluate-policies.ts';
import type { Role } from './iam-role.ts';
import type { ObservedCall } from './observed-call.ts';

/** An exception to the rules of least privilege, with its reason. */
export interface GrantException {
  /** Functions that it applies to. Default: every function. */
  readonly callers?: readonly string[];
  readonly action: RegExp;
  readonly resource?: RegExp;
  readonly reason: string;
}

export interface GrantsInput {
  readonly roles: readonly Role[];
  readonly calls: readonly ObservedCall[];
  /** Granted, although no recorded call used it. */
  readonly unused: readonly GrantException[];
  /** Granted for a pattern, not for a name. */
  readonly wildcards: readonly GrantException[];
}

export interface GrantUse {
  readonly grant: Grant;
  readonly calls: number;
  /** Number of these calls that a service made on behalf of the function. */
  readonly implied: number;
  /** The reason for the grant, if no call used it. */
  readonly reason?: string;
}

export interface GrantsReport {
  readonly uses: readonly GrantUse[];
  /** Calls that the role did not allow, except those for which a test withdrew the permission. */
  readonly missing: readonly ObservedCall[];
  /** Grants that no call used and no exception explains. */
  readonly unused: readonly Grant[];
  /** Grants with a `*` in the action or the resource that no exception explains. */
  readonly wildcards: readonly Grant[];
  /** Exceptions that no longer explain any grant. */
  readonly needless: readonly GrantException[];
}

/** Compares the recorded calls of functions with the grants of their roles. */
export function reportGrants({ roles, calls, unused, wildcards }: GrantsInput): GrantsReport {
  const all = roles.flatMap(grantsOf);
  const uses = all.map((grant) => useOf(grant, calls, unused));
  const idle = uses.filter((use) => use.calls === 0).map(({ grant }) => grant);
  const open = all.filter(({ action, resource }) => `${action}${resource}`.includes('*'));
  return {
    uses,
    missing: calls.filter(({ outcome }) => outcome === 'denied'),
    unused: idle.filter((grant) => !unused.some((one) => explains(one, grant))),
    wildcards: open.filter((grant) => !wildcards.some((one) => explains(one, grant))),
    needless: [...needless(unused, idle), ...needless(wildcards, open)],
  };
}

function useOf(
  grant: Grant,
  calls: readonly ObservedCall[],
  exceptions: readonly GrantException[],
): GrantUse {
  const using = calls.filter(
    (call) => call.caller === grant.caller && call.outcome === 'allowed' && grants(grant, call),
  );
  const implied = using.filter(({ impliedBy }) => impliedBy !== undefined).length;
  if (using.length > 0) return { grant, calls: using.length, implied };
  const reason = exceptions.find((one) => explains(one, grant))?.reason;
  return { grant, calls: 0, implied, ...(reason !== undefined && { reason }) };
}

function needless(exceptions: readonly GrantException[], explained: readonly Grant[]) {
  return exceptions.filter((one) => !explained.some((grant) => explains(one, grant)));
}

function explains({ callers, action, resource }: GrantException, grant: Grant): boolean {
  return (
    (callers?.includes(grant.caller) ?? true) &&
    action.test(grant.action) &&
    (resource?.test(grant.resource) ?? true)
  );
}
