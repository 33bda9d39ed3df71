import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  DomainName,
  HttpApi,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { EncryptedLogs } from './encrypted-logs.ts';

const context = (name: string): string => `$context.${name}`;

// No IP address, query string or path: a path can contain the id of a submission. The audit log says who saw what.
const LOGGED = {
  requestId: AccessLogField.contextRequestId(),
  at: AccessLogField.contextRequestTime(),
  route: context('routeKey'),
  status: AccessLogField.contextStatus(),
  bytes: AccessLogField.contextResponseLength(),
  milliseconds: context('responseLatency'),
  failure: context('integrationErrorMessage'),
};

/** The HTTP API without its routes: throttled, and logged without personal data. */
export class ServiceApi extends Construct {
  readonly api: HttpApi;
  readonly origin: string;
  readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { origin, certificateArn, requestsPerSecond } = settings;
    this.api = new HttpApi(this, 'Api', {
      apiName: `care-stability-${settings.stage}`,
      createDefaultStage: false,
      // With a custom domain the service must not answer at a second address.
      disableExecuteApiEndpoint: certificateArn !== undefined,
    });
    const domainName =
      origin && certificateArn && this.#domain(new URL(origin).hostname, certificateArn);
    this.accessLog = new EncryptedLogs(this, 'Encrypted', settings.logDays).groupFor(this);
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: requestsPerSecond * 2 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.accessLog),
        format: AccessLogFormat.custom(JSON.stringify(LOGGED)),
      },
      ...(domainName && { domainMapping: { domainName } }),
    });
    this.origin = origin ?? this.api.apiEndpoint;
  }

  #domain(domainName: string, certificateArn: string): DomainName {
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    return new DomainName(this, 'Domain', { domainName, certificate });
  }
}
