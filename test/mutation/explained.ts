/** A mutant that no example can tell from the rule, and why. */
export interface Explained {
  /** Path in the rules' folder. */
  readonly file: string;
  /** As the tool prints it. */
  readonly mutation: string;
  readonly why: string;
}

/** Mutants that mean the same as the rule. */
export const EXPLAINED: readonly Explained[] = [];
