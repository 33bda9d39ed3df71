import type { User } from '../../../functions/shared/ports/identity.ts';

interface AccountCouncil {
  readonly laCode: string;
  readonly name: string;
}

/** The councils whose officers have an account. */
export interface CouncilBook {
  /** Listed on the sign-in page. */
  readonly councils: readonly AccountCouncil[];
  /** Accounts for these are opened by typing the code. Without this list, any three-digit code is accepted. */
  readonly otherCouncils?: readonly AccountCouncil[] | undefined;
  /** What to try first with some of the accounts. */
  readonly firstSteps?: readonly { readonly account: string; readonly what: string }[];
}

const NATIONAL = {
  inspector: 'Inspector',
  analyst: 'Analyst',
  operator: 'Operator',
} as const;

/** An account on the sign-in page. */
export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  /** What to try first with this account. */
  readonly tryFirst?: string;
}

/**
 * The demonstration account of this id, or undefined: `inspector`, `analyst`, `operator`, or
 * `officer-<code>` for a council by its three-digit code.
 */
export function accountOf(id: string, book: CouncilBook): User | undefined {
  if (Object.hasOwn(NATIONAL, id)) {
    const role = id as keyof typeof NATIONAL;
    return { subject: id, name: NATIONAL[role], role, councils: [] };
  }
  const laCode = /^officer-([0-9]{3})$/.exec(id)?.[1];
  const council = laCode === undefined ? undefined : nameOf(laCode, book);
  if (laCode === undefined || council === undefined) return undefined;
  return { subject: id, name: `Officer of ${council}`, role: 'officer', councils: [laCode] };
}

function nameOf(laCode: string, { councils, otherCouncils }: CouncilBook): string | undefined {
  const known = [...councils, ...(otherCouncils ?? [])].find((one) => one.laCode === laCode);
  return known?.name ?? (otherCouncils === undefined ? `council ${laCode}` : undefined);
}

/** The accounts that the sign-in page offers. */
export function listedAccounts({ councils, firstSteps = [] }: CouncilBook): ListedAccount[] {
  const tryFirst = new Map(firstSteps.map(({ account, what }) => [account, what]));
  return accountsOf(councils).map((account) => {
    const what = tryFirst.get(account.id);
    return what === undefined ? account : { ...account, tryFirst: what };
  });
}

function accountsOf(councils: readonly AccountCouncil[]): ListedAccount[] {
  return [
    ...councils.map(({ laCode, name }) => ({
      id: `officer-${laCode}`,
      name: `Officer of ${name}`,
      hint: `Sends and follows the returns of council ${laCode}.`,
    })),
    { id: 'inspector', name: NATIONAL.inspector, hint: 'Reads measures and evidence packs.' },
    { id: 'analyst', name: NATIONAL.analyst, hint: 'Publishes releases and reads measures.' },
    { id: 'operator', name: NATIONAL.operator, hint: 'Follows submissions and the audit log.' },
  ];
}
