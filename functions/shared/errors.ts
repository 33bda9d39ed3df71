/** Why one part of a request cannot be accepted, for the person who sent it. */
export interface FieldProblem {
  /** Name of the field, dotted for nested ones (`files.0.size`). */
  readonly field: string;
  readonly message: string;
}

/** There is nothing at this address, or nothing that the user may see. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** The user is not signed in, or the token is no longer valid. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** The user is known and may not do this. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

/** The object of the request is in a state in which this cannot be done. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** The object has been overwritten since the requested version. */
export class Replaced extends Error {
  override readonly name = 'Replaced';
}

/** The request is invalid. `problems` say what to change. */
export class Invalid extends Error {
  override readonly name = 'Invalid';
  readonly problems: readonly FieldProblem[];
  constructor(message: string, problems: readonly FieldProblem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** The SQL engine refused or cancelled a query. The message is the engine's, for the operators' log. */
export class QueryFailed extends Error {
  override readonly name = 'QueryFailed';
}

/** A query would read more of the lake than the engine allows. A retry does not help; an operator has to raise the limit. */
export class QueryTooLarge extends Error {
  override readonly name = 'QueryTooLarge';
}

/** The SQL engine cannot be reached, is busy, or refused the user. Nothing is wrong with the query. */
export class EngineUnavailable extends Error {
  override readonly name = 'EngineUnavailable';
}
