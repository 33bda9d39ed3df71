import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** The two secrets for signing in. Different functions read them. */
export class SignInSecrets extends Construct {
  /** Seals sessions. Created here. A new one only signs all users out. */
  readonly session: Secret;
  /** The OpenID client's secret. An operator stores the provider's, unless the provider is the user pool. */
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
