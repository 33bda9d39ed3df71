import type { Return } from '../return.ts';
import { SSDA903_BLOCKING } from './blocking.ts';
import { SUBJECTS } from './rules/index.ts';
import { SSDA903_SHAPE } from './shape.ts';
import { WHOLE_RETURN_CHECKS } from './whole-return-checks.ts';

/** DfE's children looked after return, with its rules. */
export const SSDA903: Return = {
  ...SSDA903_SHAPE,
  subjects: SUBJECTS,
  checks: WHOLE_RETURN_CHECKS,
  blocking: SSDA903_BLOCKING,
};
