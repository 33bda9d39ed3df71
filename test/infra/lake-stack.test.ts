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

describe('what councils send is kept safe', () => {
  it('has one bucket for each of the register, and one for logs of who reached them', () => {
    expect(Object.keys(buckets)).toHaveLength(BUCKETS.length + 1);
  });

  it.each(Object.entries(buckets))('%s is closed, versioned and outlives the stack', (_, made) => {
    expect(made.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(made.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
    expect(made.DeletionPolicy).toBe('Retain');
  });

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

  it.each(BUCKETS)('encrypts the bucket %s under a key of its own', (name) => {
    const text = JSON.stringify(bucket(name).BucketEncryption).toLowerCase();
    expect(text).toContain('aws:kms');
    expect(text).toContain(`${name}key`);
  });

  it.each(BUCKETS)('tells the service of what is written in the bucket %s', (name) => {
    expect(bucket(name).NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
  });

  it('renews the keys of buckets every year, and never the secret behind the references', () => {
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

  it('deletes raw uploads and their old versions after uploadDays', () => {
    expect(rulesOf('landing')).toContainEqual({ ExpirationInDays: 45, Status: 'Enabled' });
    expect(rulesOf('landing')).toContainEqual(
      expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
    );
  });

  it('forgets the rows of children that pages show when the uploads are forgotten', () => {
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
    'forgets in $days days what figures of one council leave in $bucket: $why',
    ({ bucket: name, days }) => {
      expect(rulesOf(name)).toContainEqual({
        ExpirationInDays: days,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Prefix: 'figures/',
        Status: 'Enabled',
      });
    },
  );

  it.each(['submissions', 'lake', 'releases'])('keeps the objects of %s permanently', (name) => {
    const forgetsAll = rulesOf(name).filter((rule) => 'ExpirationInDays' in rule && !rule.Prefix);
    expect(forgetsAll).toEqual([]);
  });

  it('deletes what is marked as abandoned among the tables of releases, and keeps its old versions as long as others', () => {
    expect(rulesOf('lake')).toContainEqual({
      ExpirationInDays: 7,
      Prefix: 'releases/',
      TagFilters: [{ Key: 'abandoned', Value: 'true' }],
      Status: 'Enabled',
    });
  });

  it('lets only pages of the service upload', () => {
    const allowing = BUCKETS.filter((name) => bucket(name).CorsConfiguration !== undefined);
    expect(allowing).toEqual(['landing']);
    expect(bucket('landing').CorsConfiguration).toMatchObject({
      CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: ['https://care.example'] }],
    });
  });
});

describe('the catalogue is what the schemas say', () => {
  it.each(LAKE_TABLES)('$name has exactly the columns of its files', (table) => {
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

  it('holds no table that the schemas do not know', () => {
    expect(tables).toHaveLength(LAKE_TABLES.length);
  });

  it('calculates partitions by collection year alone, so that no council can be left out', () => {
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

  it('reads the ledger as one folder, whose rows name their return, year and council', () => {
    expect(parametersOf('ledger')).not.toHaveProperty(['projection.enabled']);
  });

  function parametersOf(table: string): Record<string, unknown> {
    const inputs = tables.map(({ Properties }) => Properties.TableInput as Record<string, unknown>);
    const input = inputs.find(({ Name }) => Name === table);
    return (input?.Parameters ?? {}) as Record<string, unknown>;
  }
});

describe('queries of Athena are limited', () => {
  it.each(workgroups)('$Properties.Name stops at its limit and encrypts results', (workgroup) => {
    expect(workgroup.Properties.WorkGroupConfiguration).toMatchObject({
      BytesScannedCutoffPerQuery: 20_480_000_000,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
    });
  });

  it('lets only releases choose where their tables lie', () => {
    const enforced = workgroups.map(({ Properties }) => [
      String(Properties.Name).split('-').at(-1),
      (Properties.WorkGroupConfiguration as Record<string, unknown>).EnforceWorkGroupConfiguration,
    ]);
    expect(Object.fromEntries(enforced)).toEqual({ lake: true, releases: false });
  });
});
