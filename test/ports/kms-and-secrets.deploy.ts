import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, inject, it } from 'vitest';
import { createKmsKeyRing } from '../../functions/shared/adapters/aws/kms-key-ring.ts';
import { readSecret } from '../../functions/shared/adapters/aws/read-secret.ts';
import { clientSettings } from '../support/cloud/emulator-clients.ts';
import { promisesOfAKeyRing } from './key-ring-contract.ts';

const settings = clientSettings(inject('ministackUrl'));

describe('the key ring of KMS', () => {
  const kms = () => new KMSClient(settings);
  const newKey = async () => {
    const command = new CreateKeyCommand({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    return (await kms().send(command)).KeyMetadata?.Arn ?? '';
  };

  promisesOfAKeyRing(async () => {
    const key = await newKey();
    return {
      keys: createKmsKeyRing(kms(), key),
      again: createKmsKeyRing(kms(), key),
      other: createKmsKeyRing(kms(), await newKey()),
    };
  });

  it('returns no key when the KMS key does not exist', async () => {
    const nowhere = '00000000-0000-0000-0000-000000000000';
    await expect(createKmsKeyRing(kms(), nowhere).councilKey('823')).rejects.toThrow();
  });
});

describe('a secret', () => {
  const client = new SecretsManagerClient(settings);
  const keep = async (name: string, secret: { SecretString?: string; SecretBinary?: Buffer }) => {
    const Name = `${name}-${Date.now()}`;
    return (await client.send(new CreateSecretCommand({ Name, ...secret }))).ARN ?? '';
  };

  it('is read by its full name', async () => {
    const arn = await keep('text', { SecretString: 'äöü "quoted" 👪' });
    expect(await readSecret(arn, client)).toBe('äöü "quoted" 👪');
  });

  it('without a text is refused', async () => {
    const arn = await keep('bytes', { SecretBinary: Buffer.from([1, 2]) });
    await expect(readSecret(arn, client)).rejects.toThrow('no text');
  });

  it('that does not exist is refused', async () => {
    await expect(readSecret('no-such-secret', client)).rejects.toThrow();
  });
});
