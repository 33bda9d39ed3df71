import { type App, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServiceApi } from '../constructs/service-api.ts';
import type { Settings } from '../settings.ts';

/** The API's address, which the CORS rules of buckets and the settings of functions both need. */
export class FrontStack extends Stack {
  readonly api: HttpApi;
  /** Scheme and host at which browsers reach the service. */
  readonly origin: string;

  constructor(app: App, id: string, props: StackProps & { readonly settings: Settings }) {
    super(app, id, props);
    const door = new ServiceApi(this, 'FrontDoor', props.settings);
    this.api = door.api;
    this.origin = door.origin;
    new CfnOutput(this, 'Origin', { value: this.origin });
    new CfnOutput(this, 'ApiId', { value: this.api.apiId });
    new CfnOutput(this, 'AccessLog', { value: door.accessLog.logGroupName });
  }
}
