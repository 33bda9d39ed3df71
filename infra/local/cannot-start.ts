/** The service cannot start as it was asked to; the message tells the operator what to change. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
