import { describe, expect, it } from 'vitest';
import { BUCKETS } from '../../functions/register.ts';
import { asListed } from '../../schemas/lake/columns.ts';
import { glueColumns } from '../../schemas/lake/engine-types.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { createApp, platformOf, resourcesOf } from './support/synthesised.ts';

const { lake } = platformOf(createApp({ origin: 'https://care.example', uploadDays: 45 }));
const buckets = resourcesOf(lake, 'AWS::S3::Bucket');
const policies = Object.values(resourcesOf(lake, 'AWS::S3::BucketPolicy'));
const keys = Object.values(resourcesOf(lake, 'AWS::KMS::Key'));
const tables = Object.values(resourcesOf(lake, 'AWS::Glue::Table'));
const workgroups = Object.values(resourcesOf(lake, 'AWS::Athena::WorkGroup'));

function bucket(name: string): Record<string, unknown> {
  const found = Object.entries(buckets).find(([id]) =>
    id.toLowerCase().startsWith(`${name}bucket`),
  );
  return found?.[1].Properties ?? {};
}

function rulesOf(name: string): Record<string, unknown>[] {
  const { Rules } = bucket(name).LifecycleConfiguration as { Rules: Record<string, unknown>[] };
  return Rules;
}

describe('the buckets and their keys', () => {
  it('are the buckets of the register, and one for access logs', () => {
    expect(Object.keys(buckets)).toHaveLength(BUCKETS.length + 1);
  });

  it.each(Object.entries(buckets))(
    '%s has no public access, keeps versions and is retained without the stack',
    (_, made) => {
      expect(made.Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(made.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
      expect(made.DeletionPolicy).toBe('Retain');
    },
  );

  it.each(Object.keys(buckets))('%s refuses connections without TLS', (id) => {
    const policy = policies.find(
      ({ Properties }) => (Properties.Bucket as { Ref: string }).Ref === id,
    );
    const { Statement } = (policy?.Properties.PolicyDocument ?? {}) as { Statement: object[] };
    expect(Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it.each(BUCKETS)('encrypts the bucket %s with its own key', (name) => {
    const text = JSON.stringify(bucket(name).BucketEncryption).toLowerCase();
    expect(text).toContain('aws:kms');
    expect(text).toContain(`${name}key`);
  });

  it.each(BUCKETS)('sends events for objects written in the bucket %s', (name) => {
    expect(bucket(name).NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  it('rotates the keys of buckets every year, and never the secret behind references', () => {
    const [hmac, ...others] = keys.toSorted((a) => (a.Properties.KeySpec === 'HMAC_256' ? -1 : 1));
    expect(hmac?.Properties).toMatchObject({
      KeySpec: 'HMAC_256',
      KeyUsage: 'GENERATE_VERIFY_MAC',
    });
    expect(hmac?.DeletionPolicy).toBe('Retain');
    expect(others).toHaveLength(BUCKETS.length);
    for (const { Properties, DeletionPolicy } of others) {
      expect(Properties.EnableKeyRotation).toBe(true);
      expect(DeletionPolicy).toBe('Retain');
    }
  });

  it('deletes uploads and their old versions after uploadDays', () => {
    expect(rulesOf('landing')).toContainEqual({ ExpirationInDays: 45, Status: 'Enabled' });
    expect(rulesOf('landing')).toContainEqual(
      expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    );
  });

  it('deletes the rows of children that pages show at the same time as the uploads', () => {
    expect(rulesOf('submissions')).toContainEqual({
      ExpirationInDays: 45,
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      Prefix: 'child-rows/',
      Status: 'Enabled',
    });
  });

  it.each([
    { bucket: 'submissions', days: 7, why: 'as the privacy page says' },
    { bucket: 'lake', days: 1, why: 'figures are calculated within seconds' },
  ] as const)(
    'deletes the figures of one council from $bucket after $days days: $why',
    ({ bucket: name, days }) => {
      expect(rulesOf(name)).toContainEqual({
        ExpirationInDays: days,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Prefix: 'figures/',
        Status: 'Enabled',
      });
    },
  );

  it.each(['submissions', 'lake', 'releases'])(
    'never deletes the objects of %s as a whole',
    (name) => {
      const forgetsAll = rulesOf(name).filter((rule) => 'ExpirationInDays' in rule && !rule.Prefix);
      expect(forgetsAll).toEqual([]);
    },
  );

  it('deletes abandoned attempts at tables of releases, and keeps their old versions like all others', () => {
    expect(rulesOf('lake')).toContainEqual({
      ExpirationInDays: 7,
      Prefix: 'releases/',
      TagFilters: [{ Key: 'abandoned', Value: 'true' }],
      Status: 'Enabled',
    });
  });

  it('accepts uploads only from pages of the service', () => {
    const allowing = BUCKETS.filter((name) => bucket(name).CorsConfiguration !== undefined);
    expect(allowing).toEqual(['landing']);
    expect(bucket('landing').CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: ['https://care.example'] }],
    });
  });
});

describe('the Glue catalogue', () => {
  it.each(LAKE_TABLES)('has exactly the columns of the files of $name', (table) => {
    const inputs = tables.map(({ Properties }) => Properties.TableInput as Record<string, unknown>);
    const input = inputs.filter(({ Name }) => Name === table.name);
    const written = (columns: readonly object[]) =>
      (columns as { name: string; type: string; comment: string }[]).map((column) => ({
        Name: column.name,
        Type: column.type,
        Comment: column.comment,
      }));
    const { columns, partitionKeys } = glueColumns(asListed(table));
    expect(input).toMatchObject([
      { PartitionKeys: written(partitionKeys), StorageDescriptor: { Columns: written(columns) } },
    ]);
    expect(JSON.stringify(input)).toContain(`/${table.location}/`);
  });

  it('has no table that is not in the schemas', () => {
    expect(tables).toHaveLength(LAKE_TABLES.length);
  });

  it('calculates partitions by collection year only, so that no council can be missed', () => {
    const Parameters = parametersOf('ssda903_episodes');
    expect(Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.collection_year.range': '2015,2027',
    });
    expect(JSON.stringify(Parameters['storage.location.template'])).toMatch(
      /\/ssda903_episodes\/collection_year=\$\{collection_year\}"/,
    );
    const projected = Object.keys(Parameters).filter((name) => name.startsWith('projection.'));
    expect(projected.filter((name) => name.includes('la_code'))).toEqual([]);
  });

  it('reads the ledger as one folder without partitions', () => {
    expect(parametersOf('ledger')).not.toHaveProperty(['projection.enabled']);
  });

  function parametersOf(table: string): Record<string, unknown> {
    const inputs = tables.map(({ Properties }) => Properties.TableInput as Record<string, unknown>);
    const input = inputs.find(({ Name }) => Name === table);
    return (input?.Parameters ?? {}) as Record<string, unknown>;
  }
});

describe('the Athena workgroups', () => {
  it.each(workgroups)(
    '$Properties.Name limits the bytes of a query and encrypts results',
    (workgroup) => {
      expect(workgroup.Properties.WorkGroupConfiguration).toMatchObject({
        BytesScannedCutoffPerQuery: 20_480_000_000,
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
      });
    },
  );

  it('only the one for releases lets queries choose the location of a table', () => {
    const enforced = workgroups.map(({ Properties }) => [
      String(Properties.Name).split('-').at(-1),
      (Properties.WorkGroupConfiguration as Record<string, unknown>).EnforceWorkGroupConfiguration,
    ]);
    expect(Object.fromEntries(enforced)).toEqual({ lake: true, releases: false });
  });
});
