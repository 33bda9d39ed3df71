/** One action on one resource, for which IAM decides whether it is allowed. */
export interface Ask {
  readonly action: string;
  readonly resource: string;
}

/** A request to AWS in terms of its permissions. */
export interface DescribedCall {
  readonly service: string;
  readonly region: string;
  readonly operation: string;
  /** Permissions that the operation itself needs. */
  readonly asks: readonly Ask[];
  /** The bucket, for S3. */
  readonly bucket?: string;
}

/** A request that the gateway cannot describe. It is refused, so that every call is recorded. */
export class UnknownCall extends Error {
  override readonly name = 'UnknownCall';
}
