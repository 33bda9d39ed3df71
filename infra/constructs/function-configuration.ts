import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { BUCKETS, type FunctionEntry } from '../../functions/register.ts';
import type { Settings } from '../settings.ts';
import type { LakeStack } from '../stacks/lake-stack.ts';
import { type EngineRight, engineStatements } from './engine-policy-statements.ts';
import { metricNamespace } from './platform-metrics.ts';
import {
  abandonStatements,
  keyStatements,
  lookStatements,
  readStatements,
  releaseTableStatements,
  secretStatements,
  writeStatements,
} from './policy-statements.ts';
import type { SignInSecrets } from './sign-in-secrets.ts';

interface ConfigurationProps {
  readonly settings: Settings;
  readonly origin: string;
  readonly lake: LakeStack;
  readonly secrets: SignInSecrets;
}

/** The environment and the permissions of a function, from its entry in the register. */
export class FunctionConfiguration {
  readonly #scope: Construct;
  readonly #props: ConfigurationProps;

  constructor(scope: Construct, props: ConfigurationProps) {
    this.#scope = scope;
    this.#props = props;
  }

  /** The settings that `functions/shared/adapters/aws/environment.ts` reads. */
  environmentOf(entry: FunctionEntry): Record<string, string> {
    const { lake, settings } = this.#props;
    const buckets = BUCKETS.map((name) => [
      `${name.toUpperCase()}_BUCKET`,
      lake.buckets[name].bucket.bucketName,
    ]);
    return {
      ...Object.fromEntries(buckets),
      ...(entry.kind === 'http' && this.#http(entry)),
      POWERTOOLS_METRICS_NAMESPACE: metricNamespace(settings.stage),
      ...(entry.grants.engine && this.#engine(entry.grants.engine)),
      ...(entry.grants.keys && { COUNCIL_KEYS_KEY_ID: lake.councilKeys.keyArn }),
    };
  }

  /** The policy statements of its role: only what its grants need. */
  statementsOf({ kind, grants }: FunctionEntry): PolicyStatement[] {
    const { lake, secrets } = this.#props;
    const {
      reads = [],
      looks = [],
      writes = [],
      writesUnder,
      releaseTables,
      abandons,
      engine,
      keys,
      signsIn,
    } = grants;
    return [
      ...reads.flatMap((name) => readStatements(lake.buckets[name])),
      ...looks.flatMap((name) => lookStatements(lake.buckets[name])),
      ...writes.flatMap((name) => writeStatements(lake.buckets[name], writesUnder?.[name])),
      ...(releaseTables ? releaseTableStatements(lake.buckets.lake, releaseTables) : []),
      ...(abandons ? abandonStatements(lake.buckets[abandons.bucket], abandons.prefix) : []),
      ...(keys ? keyStatements(lake.councilKeys) : []),
      ...(kind === 'http' ? secretStatements(secrets.session) : []),
      ...(signsIn ? secretStatements(secrets.client) : []),
      ...(engine ? this.#engineStatements(engine) : []),
    ];
  }

  #engine(right: EngineRight): Record<string, string> {
    const { settings, lake } = this.#props;
    const { database } = lake.catalogue;
    const { queryEngine, trinoUrl, trinoUser, trinoCatalog, trinoPasswordSecretArn } = settings;
    if (queryEngine === 'athena' || trinoUrl === undefined) {
      return {
        QUERY_ENGINE: 'athena',
        ATHENA_DATABASE: database,
        ATHENA_WORKGROUP: this.#workgroup(right),
      };
    }
    return {
      QUERY_ENGINE: 'trino',
      TRINO_URL: trinoUrl,
      TRINO_USER: trinoUser,
      TRINO_CATALOG: trinoCatalog,
      TRINO_SCHEMA: database,
      ...(trinoPasswordSecretArn && { TRINO_PASSWORD_SECRET_ARN: trinoPasswordSecretArn }),
    };
  }

  #engineStatements(right: EngineRight): PolicyStatement[] {
    const { settings, lake } = this.#props;
    const { queryEngine, trinoPasswordSecretArn: secretArn } = settings;
    if (queryEngine === 'trino') {
      return secretArn === undefined ? [] : secretStatements({ secretArn });
    }
    return engineStatements(this.#scope, right, {
      database: lake.catalogue.database,
      workgroup: this.#workgroup(right),
      lake: lake.buckets.lake,
    });
  }

  #workgroup(right: EngineRight): string {
    const { enforced, releases } = this.#props.lake.workgroups;
    return right === 'define' ? enforced : releases;
  }

  #http({ grants }: FunctionEntry): Record<string, string> {
    const { origin, lake, secrets } = this.#props;
    const { issuer, audience, clientId, roleClaim, councilsClaim } = lake.signIn;
    return {
      ORIGIN: origin,
      UPLOAD_ORIGIN: `https://${lake.buckets.landing.bucket.bucketRegionalDomainName}`,
      OPENID_ISSUER: issuer,
      OPENID_AUDIENCE: audience,
      OPENID_CLIENT_ID: clientId,
      ...(roleClaim && { OPENID_ROLE_CLAIM: roleClaim }),
      ...(councilsClaim && { OPENID_COUNCILS_CLAIM: councilsClaim }),
      SESSION_SECRET_ARN: secrets.session.secretArn,
      ...(grants.signsIn && { OPENID_CLIENT_SECRET_ARN: secrets.client.secretArn }),
    };
  }
}
