import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { type GrantException, reportGrants } from '../support/cloud/gateway/grants-report.ts';
import { grantsTable } from '../support/cloud/gateway/grants-table.ts';
import type { Role } from '../support/cloud/gateway/iam-role.ts';
import { KEY, LOCKED } from './support/upstream.ts';
import { type GatewayWorld, openGatewayWorld, roleOf } from './support/world.ts';

const OBJECTS = `arn:aws:s3:::${LOCKED}/*`;
const LOG = 'arn:aws:logs:eu-west-2:000000000000:log-group:audit:*';
const WRITTEN = { action: /^logs:/, reason: 'The runtime writes the log.' };
const OPEN_KEYS = { action: /^s3:/, resource: /\/\*$/, reason: 'Keys are not known before.' };
const OPEN_STREAMS = { action: /^logs:/, resource: /:\*$/, reason: 'Lambda names its streams.' };

let world: GatewayWorld;

afterEach(() => world.close());

/** What is to say after the function `audit` with this role has read one object. */
async function reportOf(role: Role, unused: GrantException[], wildcards: GrantException[]) {
  const roles = [role];
  world = await openGatewayWorld({ roles });
  const { s3 } = world.as('audit');
  await s3.send(new GetObjectCommand({ Bucket: LOCKED, Key: 'a' })).catch(() => {});
  return reportGrants({ roles, calls: await world.control.calls(), unused, wildcards });
}

const ENOUGH = [
  [['s3:GetObject'], [OBJECTS]],
  [['kms:Decrypt'], [KEY]],
] as const;

describe('what functions call is compared with what their roles grant', () => {
  it('reports nothing when every permission of a role was used', async () => {
    const report = await reportOf(roleOf('audit', ENOUGH), [], [OPEN_KEYS]);
    expect(report).toMatchObject({ missing: [], unused: [], wildcards: [], needless: [] });
  });

  it('finds a grant that is missing', async () => {
    const role = roleOf('audit', [[['s3:GetObject'], [OBJECTS]]]);
    const { missing } = await reportOf(role, [], [OPEN_KEYS]);
    expect(missing.map(({ action, impliedBy }) => [action, impliedBy])).toEqual([
      ['kms:Decrypt', 's3:GetObject'],
    ]);
  });

  it('finds a grant that nothing uses', async () => {
    const role = roleOf('audit', [...ENOUGH, [['s3:PutObject'], [OBJECTS]]]);
    const { unused } = await reportOf(role, [], [OPEN_KEYS]);
    expect(unused.map(({ action }) => action)).toEqual(['s3:PutObject']);
  });

  it('takes a call of another function for no use', async () => {
    const roles = [roleOf('audit', ENOUGH), roleOf('site', [[['s3:PutObject'], [OBJECTS]]])];
    world = await openGatewayWorld({ roles });
    const { s3 } = world.as('audit');
    await s3.send(new PutObjectCommand({ Bucket: LOCKED, Key: 'a', Body: 'x' })).catch(() => {});
    const calls = await world.control.calls();
    const { unused } = reportGrants({ roles, calls, unused: [], wildcards: [OPEN_KEYS] });
    expect(unused.map(({ caller, action }) => [caller, action])).toContainEqual([
      'site',
      's3:PutObject',
    ]);
  });

  it('finds a pattern that nobody explains', async () => {
    const { wildcards } = await reportOf(roleOf('audit', ENOUGH), [], []);
    expect(wildcards.map(({ action }) => action)).toEqual(['s3:GetObject']);
  });

  it('takes a reason for what cannot be seen', async () => {
    const role = roleOf('audit', [...ENOUGH, [['logs:PutLogEvents'], [LOG]]]);
    const report = await reportOf(role, [WRITTEN], [OPEN_KEYS, OPEN_STREAMS]);
    expect(report).toMatchObject({ unused: [], wildcards: [], needless: [] });
    expect(grantsTable(report)).toContain(
      `| audit | logs:PutLogEvents | logs log-group:audit:\\* | 0 | 0 | audit, not used: ${WRITTEN.reason} |`,
    );
  });

  it('finds a reason that explains nothing any more', async () => {
    const { needless } = await reportOf(roleOf('audit', ENOUGH), [WRITTEN], [OPEN_KEYS]);
    expect(needless).toEqual([WRITTEN]);
  });
});
