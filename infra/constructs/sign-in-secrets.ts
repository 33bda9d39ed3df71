import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** The two secrets of signing in, each with its own readers. */
export class SignInSecrets extends Construct {
  /** Seals sessions. Made here; a new one signs everybody out and does nothing else. */
  readonly session: Secret;
  /** The OpenID client's secret. An operator puts in what the provider gave, unless the provider is ours. */
  readonly client: Secret;

  constructor(scope: Construct, id: string, ofProvider?: Secret) {
    super(scope, id);
    this.session = new Secret(this, 'Session', {
      description: 'Care Stability: seals sessions',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.client =
      ofProvider ??
      new Secret(this, 'Client', {
        description: "Care Stability: the OpenID client's secret, to be replaced by the provider's",
        generateSecretString: { passwordLength: 64, excludePunctuation: true },
        removalPolicy: RemovalPolicy.RETAIN,
      });
  }
}
