/** An answer of Athena's JSON protocol: an error names its class in `__type`. */
export interface AthenaReply {
  readonly status: number;
  readonly body: unknown;
}

/** A request that Athena refuses at once. */
export class AthenaRefusal extends Error {
  readonly reply: AthenaReply;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.reply = { status, body: { __type: type, Message: message, message } };
  }
}

/** The refusal of an invalid request. */
export function invalidRequest(message: string): AthenaRefusal {
  return new AthenaRefusal('InvalidRequestException', message);
}
