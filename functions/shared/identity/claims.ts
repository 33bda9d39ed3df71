import { ROLES, type Role, type User } from '../ports/identity.ts';

/** The names of the claims from which the service reads a user. */
export interface ClaimNames {
  readonly role: string;
  readonly councils: string;
  readonly name: string;
  /** The provider's names for the service's roles, such as the name of a Cognito group. Default: the roles' own names. */
  readonly roleWords?: Readonly<Record<string, Role>>;
}

export const STANDARD_CLAIMS: ClaimNames = { role: 'role', councils: 'councils', name: 'name' };

/**
 * The user described by verified claims. Undefined unless they name exactly one of the service's roles and, for an
 * officer, at least one council.
 */
export function userOfClaims(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames = STANDARD_CLAIMS,
): User | undefined {
  const subject = claims.sub;
  const role = roleOf(claims[names.role] ?? claims[`${names.role}s`], names);
  if (typeof subject !== 'string' || subject === '' || role === undefined) return undefined;
  const councils = role === 'officer' ? councilsOf(claims[names.councils]) : [];
  if (councils === undefined) return undefined;
  const name = claims[names.name];
  return {
    subject,
    name: typeof name === 'string' && name !== '' ? name : subject,
    role,
    councils,
  };
}

function roleOf(claim: unknown, { roleWords = {} }: ClaimNames): Role | undefined {
  const known = wordsOf(claim).flatMap(
    (word) => ROLES.find((role) => role === (roleWords[word] ?? word)) ?? [],
  );
  const [role, ...others] = new Set(known);
  return others.length === 0 ? role : undefined;
}

function councilsOf(claim: unknown): readonly string[] | undefined {
  const codes = wordsOf(claim);
  const good = codes.length > 0 && codes.every((code) => /^[0-9]{3}$/.test(code));
  return good ? [...new Set(codes)] : undefined;
}

/** The words of a claim. Some providers only support text in a claim, so a list may be separated by spaces or commas. */
function wordsOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(/[\s,]+/).filter((word) => word !== '');
  if (!Array.isArray(claim)) return [];
  return claim.map((word: unknown) => (typeof word === 'string' ? word : ''));
}
