import { createContext, Script } from 'node:vm';
import { checkReturn, type ReturnToCheck } from '../../schemas/returns/check-return.ts';
import { returnOfExample } from '../../schemas/returns/examples.ts';
import type { Rule } from '../../schemas/returns/rule.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';

/** A mutant that takes longer never ends. Examples take milliseconds. */
const LONGEST_MS = 5000;

/** An example of a rule, with the expected result. */
interface Trial {
  readonly why: string;
  readonly given: ReturnToCheck;
  /** The number of rows that must fail. */
  readonly failing: number;
}

function trialsOf(rule: Rule): readonly Trial[] {
  const trial = (example: Rule['ok'][number], failing: number): Trial => ({
    why: example.why,
    given: returnOfExample(SSDA903, example, rule),
    failing,
  });
  return [
    ...rule.bad.map((example) => trial(example, example.failing ?? 1)),
    ...rule.ok.map((example) => trial(example, 0)),
  ];
}

function isAsExpected(rule: Rule, { given, failing }: Trial): boolean {
  const [outcome] = checkReturn({ ...given, rules: [rule] }).outcomes;
  const state = failing === 0 ? 'passed' : 'failed';
  return outcome?.state === state && outcome.failures.length === failing;
}

const nameOf = ({ code, years }: Rule): string => `${code} ${years.from} to ${years.to}`;

/** Runs changed rules on the examples of the unchanged rules, so that a mutant cannot change its own examples. */
export class ExampleCheck {
  readonly #rules: ReadonlySet<Rule>;
  readonly #trials: ReadonlyMap<string, readonly Trial[]>;

  /** Throws if an unchanged rule fails one of its examples. */
  constructor(rules: readonly Rule[]) {
    this.#rules = new Set(rules);
    this.#trials = new Map(rules.map((rule) => [nameOf(rule), trialsOf(rule)]));
    if (this.#trials.size !== rules.length) throw new Error('Two rules have the same code.');
    for (const rule of rules) {
      const broken = this.#trials.get(nameOf(rule))?.find((trial) => !isAsExpected(rule, trial));
      if (broken === undefined) continue;
      throw new Error(`Rule ${rule.code} fails its example "${broken.why}".`);
    }
  }

  /** True if the changed rules pass every example of the unchanged ones. */
  passExamples(rules: readonly Rule[]): boolean {
    if (rules.length !== this.#rules.size) return false;
    const changed = rules.filter((rule) => !this.#rules.has(rule));
    return inTime(() =>
      changed.every((rule) =>
        this.#trials.get(nameOf(rule))?.every((trial) => isAsExpected(rule, trial)),
      ),
    );
  }
}

const place = createContext({ work: (): boolean => false });
const RUN = new Script('work()');

/** The result of `work`. False if it throws or takes too long. */
function inTime(work: () => boolean): boolean {
  place.work = work;
  try {
    return RUN.runInContext(place, { timeout: LONGEST_MS }) === true;
  } catch {
    return false;
  }
}
