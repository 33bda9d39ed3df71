import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { BUCKETS, type FunctionEntry } from '../../functions/register.ts';
import type { Settings } from '../settings.ts';
import type { LakeStack } from '../stacks/lake-stack.ts';
import { engineStatements } from './engine-statements.ts';
import type { SignInSecrets } from './sign-in-secrets.ts';
import { keyStatements, readStatements, secretStatements, writeStatements } from './statements.ts';

interface Surroundings {
  readonly settings: Settings;
  readonly origin: string;
  readonly lake: LakeStack;
  readonly secrets: SignInSecrets;
}

/** What a function is told and what it may do, both worked out from its entry in the register. */
export class FunctionSurroundings {
  readonly #scope: Construct;
  readonly #around: Surroundings;

  constructor(scope: Construct, around: Surroundings) {
    this.#scope = scope;
    this.#around = around;
  }

  /** The settings that `functions/shared/adapters/aws/environment.ts` reads. */
  environmentOf(entry: FunctionEntry): Record<string, string> {
    const { lake } = this.#around;
    const buckets = BUCKETS.map((name) => [
      `${name.toUpperCase()}_BUCKET`,
      lake.buckets[name].bucket.bucketName,
    ]);
    return {
      ...Object.fromEntries(buckets),
      ...(entry.kind === 'http' && this.#http(entry)),
      ...(entry.grants.engine && {
        ATHENA_DATABASE: lake.catalogue.database,
        ATHENA_WORKGROUP: this.#workgroup(entry.grants.engine),
      }),
      ...(entry.grants.keys && { COUNCIL_KEYS_KEY_ID: lake.councilKeys.keyArn }),
    };
  }

  /** The statements of its role, as few as its grants need. */
  statementsOf({ kind, grants }: FunctionEntry): PolicyStatement[] {
    const { lake, secrets } = this.#around;
    const { reads = [], writes = [], engine, keys, signsIn } = grants;
    return [
      ...reads.flatMap((name) => readStatements(lake.buckets[name])),
      ...writes.flatMap((name) => writeStatements(lake.buckets[name])),
      ...(keys ? keyStatements(lake.councilKeys) : []),
      ...(kind === 'http' ? secretStatements(secrets.session) : []),
      ...(signsIn ? secretStatements(secrets.client) : []),
      ...(engine
        ? engineStatements(this.#scope, engine, {
            database: lake.catalogue.database,
            workgroup: this.#workgroup(engine),
            lake: lake.buckets.lake,
          })
        : []),
    ];
  }

  #workgroup(right: 'views' | 'define'): string {
    const { enforced, releases } = this.#around.lake.workgroups;
    return right === 'views' ? releases : enforced;
  }

  #http({ grants }: FunctionEntry): Record<string, string> {
    const { settings, origin, lake, secrets } = this.#around;
    const { openidRoleClaim, openidCouncilsClaim } = settings;
    return {
      ORIGIN: origin,
      UPLOAD_ORIGIN: `https://${lake.buckets.landing.bucket.bucketRegionalDomainName}`,
      OPENID_ISSUER: settings.openidIssuer,
      OPENID_AUDIENCE: settings.openidAudience,
      OPENID_CLIENT_ID: settings.openidClientId,
      ...(openidRoleClaim && { OPENID_ROLE_CLAIM: openidRoleClaim }),
      ...(openidCouncilsClaim && { OPENID_COUNCILS_CLAIM: openidCouncilsClaim }),
      SESSION_SECRET_ARN: secrets.session.secretArn,
      ...(grants.signsIn && { OPENID_CLIENT_SECRET_ARN: secrets.client.secretArn }),
    };
  }
}
