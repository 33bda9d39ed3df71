import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedUpload, UploadPermission } from '../../functions/shared/ports/object-store.ts';

/** What a signed form allows, in the terms of S3's POST policy. */
export interface UploadPolicy {
  readonly expiration: string;
  readonly bucket: string;
  readonly sizes: readonly [number, number];
  /** Every field of the form, with its exact value. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface UploadSigner {
  sign(bucket: string, permission: UploadPermission): SignedUpload;
  /** The policy behind a form, or undefined when the signature is not ours. */
  verify(policy: string, signature: string): UploadPolicy | undefined;
}

/** Signs uploads to folder stores as S3 signs POST policies: exact key, exact size, checksum and expiry. */
export function createUploadSigner(settings: {
  readonly secret: Uint8Array;
  readonly origin: string;
  readonly now: () => Date;
}): UploadSigner {
  const signatureOf = (policy: string) =>
    createHmac('sha256', settings.secret).update(`upload:${policy}`).digest();
  return {
    sign(bucket, permission) {
      const until = settings.now().getTime() + permission.expiresInSeconds * 1000;
      const expires = new Date(until).toISOString();
      const fields = fieldsOf(permission);
      const policy = encode({ expiration: expires, bucket, sizes: sizesOf(permission), fields });
      const signature = signatureOf(policy).toString('hex');
      return {
        url: `${settings.origin}/_uploads/${bucket}`,
        fields: { ...fields, policy, 'x-amz-signature': signature },
        expires,
      };
    },
    verify(policy, signature) {
      const given = Buffer.from(signature, 'hex');
      const expected = signatureOf(policy);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return JSON.parse(Buffer.from(policy, 'base64').toString('utf8')) as UploadPolicy;
    },
  };
}

function fieldsOf(permission: UploadPermission): Record<string, string> {
  const checksum = permission.sha256 && Buffer.from(permission.sha256, 'hex').toString('base64');
  return {
    key: permission.key,
    ...(checksum && { 'x-amz-checksum-sha256': checksum }),
    ...(permission.redirect && { success_action_redirect: permission.redirect }),
  };
}

function sizesOf({ size }: UploadPermission): [number, number] {
  return 'exactly' in size ? [size.exactly, size.exactly] : [1, size.atMost];
}

function encode(policy: UploadPolicy): string {
  return Buffer.from(JSON.stringify(policy)).toString('base64');
}
