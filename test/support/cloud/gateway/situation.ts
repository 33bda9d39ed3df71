import type { AwsRequest } from './aws-request.ts';
import type { DescribedCall } from './described-call.ts';
import type { Surroundings } from './surroundings.ts';

/** A request with what it asks. */
export interface Situation {
  readonly request: AwsRequest;
  readonly call: DescribedCall;
  readonly surroundings: Surroundings;
}
