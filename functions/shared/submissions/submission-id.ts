import { randomBytes } from 'node:crypto';
import { NotFound } from '../errors.ts';

const FORM = /^(\d{3})-(\d{4})-(\d{14})-[0-9a-f]{12}$/;

/** What an id says by itself: whose return it is, for which year, and when the submission was started. */
export interface SubmissionIdentity {
  readonly id: string;
  readonly laCode: string;
  readonly collectionYear: number;
  readonly createdAt: string;
}

/** A new id such as `823-2025-20261122164903-3f9a2c1b4d5e`: council, collection year, time, chance. Sorts by time within a council and year. */
export function newSubmissionId(laCode: string, collectionYear: number, now: Date): string {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  return `${laCode}-${collectionYear}-${time}-${randomBytes(6).toString('hex')}`;
}

/** True for a text of the form of an id. */
export function isSubmissionId(text: string): boolean {
  return FORM.test(text);
}

/** Reads an id. Throws `NotFound` for anything of another form. */
export function parseSubmissionId(id: string): SubmissionIdentity {
  const [, laCode, year, time] = FORM.exec(id) ?? [];
  if (laCode === undefined || year === undefined || time === undefined) {
    throw new NotFound('There is no submission with this number.');
  }
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time) ?? [];
  const createdAt = `${y}-${mo}-${d}T${h}:${mi}:${s}.000Z`;
  return { id, laCode, collectionYear: Number(year), createdAt };
}
