/** The service cannot start with these settings. The message tells the operator what to change. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
