import { randomBytes } from 'node:crypto';
import { NotFound } from '../errors.ts';
import type { LedgerPage } from './ledger-page.ts';

const FORM = /^([a-z][a-z0-9_]*)-(\d{3})-(\d{4})-(\d{14})-[0-9a-f]{12}$/;

/** What an id says by itself: which return of which council and year it is, and when the submission was started. */
export interface SubmissionIdentity extends LedgerPage {
  readonly id: string;
  readonly createdAt: string;
}

/** A new id such as `<return>-823-2025-20261122164903-3f9a2c1b4d5e`: return, council, collection year, time, chance. */
export function newSubmissionId(page: LedgerPage, now: Date): string {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${idPrefix(page)}${time}-${randomBytes(6).toString('hex')}`;
}

/** How every id of the return, council and year begins. The ids sort by time. */
export function idPrefix({ returnType, laCode, collectionYear }: LedgerPage): string {
  return `${returnType}-${laCode}-${collectionYear}-`;
}

/** True for a text of the form of an id. */
export function isSubmissionId(text: string): boolean {
  return FORM.test(text);
}

/** Reads an id. Throws `NotFound` for anything of another form. */
export function parseSubmissionId(id: string): SubmissionIdentity {
  const [, returnType, laCode, year, time] = FORM.exec(id) ?? [];
  if (!returnType || !laCode || !year || !time) {
    throw new NotFound('There is no submission with this number.');
  }
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time) ?? [];
  const createdAt = `${y}-${mo}-${d}T${h}:${mi}:${s}.000Z`;
  return { id, returnType, laCode, collectionYear: Number(year), createdAt };
}
