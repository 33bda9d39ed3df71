import type { Rule, Stage } from '../rule.ts';

/**
 * The stage in which DfE runs a rule. The social worker rules name theirs (STG1, STG2). Of the others DfE's validation
 * checks say that the first stage looks at single items, the second across them: taken here to be the codes below 200
 * and the checks of one cell [not verified: the document was not to be had].
 */
export function stageOf(code: string, kind: Rule['kind']): Stage {
  const named = /STG([12])$/.exec(code)?.[1];
  if (named !== undefined) return named === '1' ? 1 : 2;
  const number = /^(\d+)[A-Za-z]*$/.exec(code)?.[1];
  return kind === 'cell' || (number !== undefined && Number(number) < 200) ? 1 : 2;
}
