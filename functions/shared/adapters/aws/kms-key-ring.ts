import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { KeyRing } from '../../ports/key-ring.ts';

/** Councils' keys as HMACs calculated in KMS. The master secret never leaves KMS, which logs each use of it. */
export function createKmsKeyRing(client: KMSClient, keyId: string): KeyRing {
  return {
    async councilKey(laCode) {
      const { Mac } = await client.send(
        new GenerateMacCommand({
          KeyId: keyId,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from(`care-stability/council/${laCode}`),
        }),
      );
      if (Mac === undefined) throw new Error('KMS returned no key.');
      return Mac;
    },
  };
}
