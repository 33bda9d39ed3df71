import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import type { Finding } from '../../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../../schemas/api/validation.ts';

const SHA = 'a'.repeat(64);

/** An object with the stores to write to. */
interface Holder {
  readonly stores: Readonly<Record<'submissions' | 'lake', Pick<ObjectStore, 'put'>>>;
}

/** An id of council 823's return of 2025; a submission for each hexadecimal digit. */
export function idOf(digit: string): string {
  return `ssda903-823-2025-2026112210000${Number.parseInt(digit, 16) % 10}-00000000000${digit}`;
}

export const FINDINGS: readonly Finding[] = [
  {
    code: 'no-such-file',
    kind: 'file',
    severity: 'note',
    blocking: false,
    title: 'A file is not part of the return',
    message: 'The file holds none of the tables of the return.',
    fix: 'Leave it out.',
    file: 'notes.csv',
    fields: [],
  },
  ...['A1', 'A2', 'A3'].map((child, index) => finding('355', child, index + 2)),
  finding('102', 'A2', 3, { blocking: true }),
  finding('205B', 'A1', 2, { severity: 'query' }),
];

function finding(code: string, child: string, line: number, more: Partial<Finding> = {}): Finding {
  return {
    code,
    kind: 'rule',
    severity: 'error',
    blocking: false,
    title: `Title of ${code}`,
    message: `Message of ${code}.`,
    fix: `How to fix ${code}.`,
    table: code === '102' ? 'Header' : 'Episodes',
    file: 'episodes.csv',
    line,
    child,
    fields: [
      { name: 'DECOM', value: '01/04/2024' },
      { name: 'DEC', value: null },
    ],
    ...more,
  };
}

type Outcome = ValidationSummary['outcome'];

/** A `validation.json` for the given findings. */
export function summaryOf(
  id: string,
  outcome: Outcome,
  findings: readonly Finding[],
): ValidationSummary {
  const counted = Map.groupBy(findings, ({ code }) => code);
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  return {
    submission: id,
    return: 'ssda903',
    collectionYear: 2025,
    laCode: '823',
    outcome,
    finishedAt: '2026-11-22T10:01:00.000Z',
    seconds: 0.4,
    counts: {
      errors: count('error'),
      queries: count('query'),
      notes: count('note'),
      blocking: findings.filter(({ blocking }) => blocking).length,
      listed: findings.length,
    },
    findingsByCode: [...counted].flatMap(([code, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { kind, severity, blocking, title, table } = first;
      const total = own.length;
      return [
        {
          code,
          kind,
          severity,
          blocking,
          title,
          count: total,
          listed: total,
          ...(table && { table }),
        },
      ];
    }),
    tables: [{ table: 'Episodes', file: 'episodes.csv', rows: 1234, children: 321 }],
    files: [
      {
        name: 'episodes.csv',
        table: 'Episodes',
        encoding: 'utf-8',
        separator: 'comma',
        rows: 1234,
      },
    ],
    uploads: [],
    rules: [
      { code: '218', state: 'skipped', reason: 'No postcodes are held.', failures: 0 },
      { code: '555', state: 'could-not-run', reason: 'A fault in the rule.', failures: 0 },
    ],
  };
}

export interface Made {
  readonly id: string;
  readonly fileName?: string;
  readonly outcome?: Outcome;
  readonly findings?: readonly Finding[];
  /** Other objects of the folder. */
  readonly objects?: Readonly<Record<string, object>>;
}

/** Stores a submission of council 823 with the given objects. */
export async function makeSubmission({ stores }: Holder, made: Made): Promise<void> {
  const { id, outcome, findings = [], fileName = 'episodes.csv' } = made;
  const folder = `la_code=823/${id}`;
  const stored = {
    id,
    return: 'ssda903',
    collectionYear: 2025,
    laCode: '823',
    files: [{ index: 0, name: fileName, size: 1000, sha256: SHA }],
    createdAt: '2026-11-22T10:00:00.000Z',
    createdBy: 'officer-823',
  };
  const objects: Record<string, object> = { 'submission.json': stored, ...made.objects };
  if (outcome !== undefined) objects['validation.json'] = summaryOf(id, outcome, findings);
  for (const [name, value] of Object.entries(objects)) {
    await stores.submissions.put(`${folder}/${name}`, JSON.stringify(value));
  }
  const lines = findings.map((each) => `${JSON.stringify(each)}\n`).join('');
  if (outcome !== undefined) await stores.submissions.put(`${folder}/findings.jsonl`, lines);
}

const COMPLETED = { at: '2026-11-22T10:00:30.000Z', files: [] };
const ACCEPTED = {
  at: '2026-11-22T10:02:00.000Z',
  by: 'officer-823',
  reason: 'No record exists.',
  sequence: 1,
};

/** A `publication.json` of the first return in force. */
const PUBLISHED = {
  at: '2026-11-22T10:03:00.000Z',
  sequence: 1,
  files: [{ name: 'episodes.csv', size: 1000, sha256: SHA }],
  tables: [{ table: 'ssda903_episodes', rows: 1234, bytes: 2_345_678, sha256: SHA }],
};

/** The objects of an accepted and published return. */
const IN_FORCE = {
  'completed.json': COMPLETED,
  'acceptance.json': ACCEPTED,
  'publication.json': PUBLISHED,
};

/** Writes a submission to the ledger as the one in force. */
async function enterInLedger({ stores }: Holder, id: string): Promise<void> {
  const entry = {
    sequence: 1,
    action: 'accept',
    submission_id: id,
    at: ACCEPTED.at,
    by: 'officer-823',
    return_type: 'ssda903',
    collection_year: 2025,
    la_code: '823',
  };
  const folder = 'ledger/return_type=ssda903/collection_year=2025/la_code=823';
  await stores.lake.put(`${folder}/000001.json`, `${JSON.stringify(entry)}\n`);
}

/** One submission in each state: the digit of its id, and the objects in its folder. */
export const STATES: readonly (Made & { readonly state: string })[] = [
  { state: 'waiting for files', id: idOf('1') },
  {
    state: 'checking',
    id: idOf('2'),
    objects: {
      'completed.json': COMPLETED,
      'progress.json': { stage: 'reading', bytesRead: 10, bytesTotal: 100, rowsRead: 5 },
    },
  },
  { state: 'refused', id: idOf('3'), outcome: 'refused', findings: FINDINGS.slice(0, 1) },
  { state: 'blocked', id: idOf('4'), outcome: 'blocked', findings: FINDINGS },
  { state: 'with errors', id: idOf('5'), outcome: 'errors', findings: FINDINGS.slice(1, 4) },
  { state: 'clean', id: idOf('6'), outcome: 'clean' },
  {
    state: 'publishing',
    id: idOf('7'),
    outcome: 'clean',
    objects: { 'completed.json': COMPLETED, 'acceptance.json': ACCEPTED },
  },
  { state: 'in force', id: idOf('8'), outcome: 'errors', findings: FINDINGS, objects: IN_FORCE },
  { state: 'superseded', id: idOf('9'), outcome: 'clean', objects: IN_FORCE },
  {
    state: 'withdrawn',
    id: idOf('a'),
    outcome: 'clean',
    objects: {
      ...IN_FORCE,
      'withdrawal-request.json': {
        at: ACCEPTED.at,
        by: 'officer-823',
        reason: 'Wrong year.',
        sequence: 2,
      },
      'withdrawal.json': {},
    },
  },
  {
    state: 'stopped by a fault',
    id: idOf('b'),
    objects: {
      'completed.json': COMPLETED,
      'failure.json': {
        at: ACCEPTED.at,
        message: 'The checks stopped because of a fault on our side.',
      },
    },
  },
];

/** Stores one submission in each state. */
export async function makeEveryState(service: Holder): Promise<void> {
  for (const state of STATES) await makeSubmission(service, state);
  await enterInLedger(service, idOf('8'));
}
