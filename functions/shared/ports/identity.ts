export const ROLES = ['officer', 'inspector', 'analyst', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** A person or a council's system, identified by the OpenID provider. */
export interface User {
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  /** DfE codes of the councils that the user has access to. Empty for national roles. */
  readonly councils: readonly string[];
}

/** Identifies the user by a bearer token. */
export interface Identity {
  /** The user, or undefined when the token is not valid (forged, expired, for another audience, without a known role). */
  userOf(bearerToken: string): Promise<User | undefined>;
}
