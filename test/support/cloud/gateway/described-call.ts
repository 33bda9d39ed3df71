/** One action on one resource: what IAM is asked about a call. */
export interface Ask {
  readonly action: string;
  readonly resource: string;
}

/** What a request asks of AWS. */
export interface DescribedCall {
  readonly service: string;
  readonly region: string;
  readonly operation: string;
  /** What the operation itself needs. */
  readonly asks: readonly Ask[];
  /** The bucket, for S3. */
  readonly bucket?: string;
}

/** A request that the gateway cannot describe. It is refused, so that no call goes unobserved. */
export class UnknownCall extends Error {
  override readonly name = 'UnknownCall';
}
