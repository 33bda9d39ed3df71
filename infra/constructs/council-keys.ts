import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * The master key of all councils' keys. It never leaves KMS, does not rotate, and must never be lost: every child would
 * get a new reference, and histories could not be joined.
 */
export function createCouncilKeys(scope: Construct): Key {
  return new Key(scope, 'CouncilKeys', {
    description: "Care Stability: master of the councils' keys",
    keySpec: KeySpec.HMAC_256,
    keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
