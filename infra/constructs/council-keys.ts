import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * The master secret behind every council's key. It never leaves KMS, does not rotate, and must never be lost: a child
 * would get another reference, and histories would come apart.
 */
export function createCouncilKeys(scope: Construct): Key {
  return new Key(scope, 'CouncilKeys', {
    description: "Care Stability: master of the councils' keys",
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
