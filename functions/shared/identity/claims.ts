import { ROLES, type Role, type User } from '../ports/identity.ts';

/** Where a provider puts what the service needs to know of a user. */
export interface ClaimNames {
  readonly role: string;
  readonly councils: string;
  readonly name: string;
  /** The provider's words for our roles, such as the name of a Cognito group. Our own words need no entry. */
  readonly roleWords?: Readonly<Record<string, Role>>;
}

export const STANDARD_CLAIMS: ClaimNames = { role: 'role', councils: 'councils', name: 'name' };

/**
 * The user whom verified claims describe. Undefined unless they name exactly one of our roles and, for
 * an officer, at least one council: someone half known is nobody.
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

/** Some providers can only put one text in a claim: a list is then parted by spaces or commas. */
function wordsOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(/[\s,]+/).filter((word) => word !== '');
  if (!Array.isArray(claim)) return [];
  return claim.map((word: unknown) => (typeof word === 'string' ? word : ''));
}
