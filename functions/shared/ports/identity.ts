export const ROLES = ['officer', 'inspector', 'analyst', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** A person or a council's system, as the OpenID provider vouches for it. */
export interface User {
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  /** DfE codes of the councils that the user acts for; empty for national roles. */
  readonly councils: readonly string[];
}

/** Who is asking: works out the user from a bearer token. */
export interface Identity {
  /** The user, or undefined when the token is not valid (forged, expired, for another audience, without a known role). */
  userOf(bearerToken: string): Promise<User | undefined>;
}
