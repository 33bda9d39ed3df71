import { randomBytes } from 'node:crypto';
import { NotFound } from '../errors.ts';
import type { LedgerPage } from './ledger-page.ts';

const FORM = /^([a-z][a-z0-9_]*)-(\d{3})-(\d{4})-(\d{14})-[0-9a-f]{12}$/;

/** The parts of an id: the return, council and year, and when the submission was started. */
export interface SubmissionIdentity extends LedgerPage {
  readonly id: string;
  readonly createdAt: string;
}

/** A new id such as `<return>-823-2025-20261122164903-3f9a2c1b4d5e`: return, council, collection year, time, random text. */
export function newSubmissionId(page: LedgerPage, now: Date): string {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${idPrefix(page)}${time}-${randomBytes(6).toString('hex')}`;
}

/** The prefix of every id of the return, council and year. Ids with the same prefix sort by time. */
export function idPrefix({ returnType, laCode, collectionYear }: LedgerPage): string {
  return `${returnType}-${laCode}-${collectionYear}-`;
}

/** True for text in the form of an id. */
export function isSubmissionId(text: string): boolean {
  return FORM.test(text);
}

/** Parses an id. Throws `NotFound` for text in any other form. */
export function parseSubmissionId(id: string): SubmissionIdentity {
  const [, returnType, laCode, year, time] = FORM.exec(id) ?? [];
  if (!returnType || !laCode || !year || !time) {
    throw new NotFound('There is no submission with this number.');
  }
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time) ?? [];
  const createdAt = `${y}-${mo}-${d}T${h}:${mi}:${s}.000Z`;
  return { id, returnType, laCode, collectionYear: Number(year), createdAt };
}
