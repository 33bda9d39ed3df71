import type { Finding } from '../../../schemas/api/findings.ts';
import type { ValidationSummary } from '../../../schemas/api/validation.ts';
import { type ProblemCode, readingProblem } from './problems.ts';

/** Most findings listed, for one code and table and in total. All findings are counted. */
export interface FindingLimits {
  readonly perCode: number;
  readonly inAll: number;
}

const LIMITS: FindingLimits = { perCode: 5000, inAll: 100_000 };

export type CodeCount = ValidationSummary['findingsByCode'][number];
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The place of a finding, and the values for the placeholders in its text. */
export interface ProblemPlace {
  readonly file?: string;
  readonly table?: string;
  readonly line?: number;
  readonly column?: number;
  readonly row?: number;
  readonly start?: string;
  readonly lastYear?: true;
  readonly child?: string;
  readonly fields?: Finding['fields'];
  /** Overrides the catalogue: the same problem is blocking for some cells and not for others. */
  readonly blocking?: boolean;
  readonly placeholders?: Readonly<Record<string, string | number>>;
}

/** Collects findings in bounded memory: exact counts of all, and the first ones of each code and table. */
export class FindingList {
  readonly limits: FindingLimits;
  readonly #counts = new Map<string, Mutable<CodeCount>>();
  readonly #listed: Finding[] = [];

  constructor(limits: FindingLimits = LIMITS) {
    this.limits = limits;
  }

  add(finding: Finding): void {
    const count = this.#countOf(finding);
    count.count += 1;
    const { perCode, inAll } = this.limits;
    if (count.count > perCode || this.#listed.length >= inAll) return;
    count.listed += 1;
    this.#listed.push(finding);
  }

  /** Adds `more` to the count of findings like this one, without listing them. */
  count(finding: Finding, more: number): void {
    if (more > 0) this.#countOf(finding).count += more;
  }

  /** Adds a problem of the catalogue. */
  report(code: ProblemCode, place: ProblemPlace): void {
    const { fields = [], placeholders = {}, ...where } = place;
    const { message, fix, ...about } = readingProblem(code);
    const filled = { message: fill(message, placeholders), fix: fill(fix, placeholders) };
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

function fill(template: string, placeholders: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (gap, name: string) =>
    String(placeholders[name] ?? gap),
  );
}
