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

/** Runs after the journeys, on what they made the functions call. */
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

describe('functions may do what they do, and nothing else', () => {
  it('judges every function of the register by its own role', () => {
    expect(judged).toEqual(REGISTER.map(({ name }) => name).sort());
  });

  it('grants every call that a journey leads to', () => {
    expect([...new Set(report.missing.map(words))]).toEqual([]);
  });

  it('grants nothing that no journey uses, but for a reason', () => {
    expect(report.unused.map(words)).toEqual([]);
  });

  it('names actions and resources, but for a reason', () => {
    expect(report.wildcards.map(words)).toEqual([]);
  });

  it('keeps no exception that explains nothing', () => {
    expect(report.needless.map(({ reason }) => reason)).toEqual([]);
  });
});

function words({ caller, action, resource }: Omit<Grant, 'policy'>): string {
  return `${caller}: ${action} on ${resource}`;
}
