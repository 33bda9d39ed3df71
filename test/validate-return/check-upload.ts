import { createHash } from 'node:crypto';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { createHandler } from '../../functions/validate-return/handler.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { Finding } from '../../schemas/api/findings.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import { referenceIn } from '../support/reference.ts';

export const ID = 'ssda903-823-2025-20250601090000-0123456789ab';
const FOLDER = `la_code=823/${ID}`;
export const COMPLETED = `${FOLDER}/completed.json`;

export type Upload = readonly [
  name: string,
  content: string | Uint8Array,
  /** True for a file of last year's return. */
  lastYear?: true,
];

export interface World {
  readonly submissions: ObjectStore;
  readonly landing: ObjectStore;
  /** Keys in the order in which they were written. */
  readonly written: readonly string[];
  run(attempt?: number): Promise<void>;
}

/** A submission whose files have arrived. */
export async function submit(uploads: readonly Upload[], collectionYear = 2025): Promise<World> {
  const written: string[] = [];
  const submissions = createMemoryStore((key) => written.push(key));
  const landing = createMemoryStore();
  const files = uploads.map(([name, content, lastYear], index) => {
    const bytes = Buffer.from(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { index, name, size: bytes.length, sha256, ...(lastYear && { lastYear }) };
  });
  const stored = {
    id: ID,
    return: 'ssda903',
    collectionYear,
    laCode: '823',
    files,
    createdAt: '2025-06-01T09:00:00.000Z',
    createdBy: 'officer-1',
  };
  for (const [index, [, content]] of uploads.entries())
    await landing.put(`${ID}/${index}`, content);
  await submissions.put(`${FOLDER}/submission.json`, JSON.stringify(stored));
  let now = Date.parse('2025-06-01T09:05:00Z');
  const clock = {
    now: () => {
      now += 600;
      return new Date(now);
    },
  };
  const lake = createMemoryStore();
  const keys = createLocalKeyRing('a secret of at least thirty-two characters');
  const referenceData = referenceIn();
  const handler = createHandler({ submissions, landing, lake, keys, referenceData, clock });
  return {
    submissions,
    landing,
    written,
    run: (attempt = 1) => handler({ key: COMPLETED, attempt }),
  };
}

export async function textOf({ submissions }: World, object: string): Promise<string | undefined> {
  const found = await submissions.get(`${FOLDER}/${object}`);
  return found && Buffer.from(found.body).toString('utf8');
}

/** The summary and findings of these files, each parsed by its schema. */
export async function check(uploads: readonly Upload[], collectionYear = 2025) {
  const world = await submit(uploads, collectionYear);
  await world.run();
  const summary = ValidationSummary.parse(
    JSON.parse((await textOf(world, 'validation.json')) ?? ''),
  );
  const lines = ((await textOf(world, 'findings.jsonl')) ?? '').split('\n').slice(0, -1);
  const findings = lines.map((line) => Finding.parse(JSON.parse(line)));
  return { summary, findings, codes: [...new Set(findings.map(({ code }) => code))].sort() };
}
