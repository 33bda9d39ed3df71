import type { AwsRequest } from './aws-request.ts';
import type { DeployedResources } from './deployed-resources.ts';
import type { DescribedCall } from './described-call.ts';

/** A request and its description. */
export interface Situation {
  readonly request: AwsRequest;
  readonly call: DescribedCall;
  readonly resources: DeployedResources;
}
