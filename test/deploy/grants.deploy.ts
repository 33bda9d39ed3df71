import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { REGISTER } from '../../functions/register.ts';
import type { Grant } from '../support/cloud/gateway/evaluate-policies.ts';
import { createGatewayClient } from '../support/cloud/gateway/gateway-client.ts';
import { type GrantsReport, reportGrants } from '../support/cloud/gateway/grants-report.ts';
import { grantsTable } from '../support/cloud/gateway/grants-table.ts';
import { GRANTED_BUT_UNUSED, GRANTED_BY_PATTERN } from './granted-but-unused.ts';

const TABLE = join(import.meta.dirname, '../../coverage/grants.md');

let report: GrantsReport;
let judged: readonly string[];

/** Runs after the journeys and reads the calls that they caused. */
beforeAll(async () => {
  const cloud = inject('cloud');
  const gateway = createGatewayClient(cloud.gateway);
  const [roles, calls] = await Promise.all([gateway.roles(), gateway.calls()]);
  judged = roles.map(({ caller }) => caller).sort();
  report = reportGrants({
    roles,
    calls,
    unused: GRANTED_BUT_UNUSED,
    wildcards: GRANTED_BY_PATTERN,
  });
  mkdirSync(join(TABLE, '..'), { recursive: true });
  writeFileSync(TABLE, grantsTable(report));
});

describe('the role of a function', () => {
  it('exists for every function of the register', () => {
    expect(judged).toEqual(REGISTER.map(({ name }) => name).sort());
  });

  it('grants every call that a journey makes', () => {
    expect([...new Set(report.missing.map(describeGrant))]).toEqual([]);
  });

  it('grants nothing that no journey uses, except where a reason is given', () => {
    expect(report.unused.map(describeGrant)).toEqual([]);
  });

  it('names actions and resources, except where a reason is given', () => {
    expect(report.wildcards.map(describeGrant)).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    expect(report.needless.map(({ reason }) => reason)).toEqual([]);
  });
});

function describeGrant({ caller, action, resource }: Omit<Grant, 'policy'>): string {
  return `${caller}: ${action} on ${resource}`;
}
