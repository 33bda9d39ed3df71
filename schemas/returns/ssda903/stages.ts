import type { Rule, Stage } from '../rule.ts';

/**
 * The stage in which DfE runs a rule. The codes of social worker rules name it (STG1, STG2). For the others, DfE's
 * validation checks say that the first stage checks single items and the second compares items. This function takes
 * codes below 200 and cell rules to be stage 1 [unverified: source document unavailable].
 */
export function stageOf(code: string, kind: Rule['kind']): Stage {
  const named = /STG([12])$/.exec(code)?.[1];
  if (named !== undefined) return named === '1' ? 1 : 2;
  const number = /^(\d+)[A-Za-z]*$/.exec(code)?.[1];
  return kind === 'cell' || (number !== undefined && Number(number) < 200) ? 1 : 2;
}
