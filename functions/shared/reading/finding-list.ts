import type { Finding } from '../../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../../schemas/api/validation.ts';
import { type ProblemCode, problemOf } from './problems.ts';

/** Findings of one code and table that are kept one by one; all are counted. */
export const LISTED_PER_CODE = 5000;
/** Findings that are kept one by one in all. */
const LISTED_IN_ALL = 100_000;

export type CodeCount = ValidationSummary['findingsByCode'][number];
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Where a finding is, and what fills the gaps in its words. */
export interface ProblemPlace {
  readonly file?: string;
  readonly table?: string;
  readonly line?: number;
  readonly child?: string;
  readonly fields?: Finding['fields'];
  /** Where it differs from the catalogue: some cells block and others of the same problem do not. */
  readonly blocking?: boolean;
  readonly words?: Readonly<Record<string, string | number>>;
}

/** Collects findings in bounded memory: exact counts of all, and the first 5,000 of each code and table. */
export class FindingList {
  readonly #counts = new Map<string, Mutable<CodeCount>>();
  readonly #listed: Finding[] = [];

  add(finding: Finding): void {
    const count = this.#countOf(finding);
    count.count += 1;
    if (count.count > LISTED_PER_CODE || this.#listed.length >= LISTED_IN_ALL) return;
    count.listed += 1;
    this.#listed.push(finding);
  }

  /** Adds a problem of the catalogue. */
  report(code: ProblemCode, place: ProblemPlace): void {
    const { fields = [], words = {}, ...where } = place;
    const { message, mend, ...about } = problemOf(code);
    const filled = { message: fill(message, words), mend: fill(mend, words) };
    this.add({ code, ...about, ...filled, ...where, fields });
  }

  listed(): readonly Finding[] {
    return this.#listed;
  }

  counts(): readonly CodeCount[] {
    return [...this.#counts.values()];
  }

  #countOf(finding: Finding): Mutable<CodeCount> {
    const key = `${finding.code} ${finding.table ?? ''} ${finding.blocking}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const { code, kind, severity, blocking, title, table } = finding;
    const fresh = {
      code,
      kind,
      severity,
      blocking,
      title,
      ...(table && { table }),
      count: 0,
      listed: 0,
    };
    this.#counts.set(key, fresh);
    return fresh;
  }
}

function fill(template: string, words: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (gap, name: string) => String(words[name] ?? gap));
}
