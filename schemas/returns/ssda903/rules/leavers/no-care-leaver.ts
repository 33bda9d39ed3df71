import type { ReturnContext, Rule } from '../../../rule.ts';
import type { CareChild, TableRow } from '../../tables.ts';
import { oc3 } from '../makers.ts';
import { hasLeaverData, LEAVER_ITEMS } from '../predicates/outcomes.ts';

/** How a rule finds that a person is not a care leaver of this year. */
export interface Case {
  readonly leaver: TableRow<'OC3'>;
  readonly child: CareChild;
  readonly context: ReturnContext;
  readonly lastYear: CareChild;
}

type Written = Omit<Parameters<typeof oc3.child>[0], 'fields' | 'failing'> & {
  isNoLeaver(given: Case): boolean;
};

/** A rule that a person who is not a care leaver has no care leaver data. */
export function noLeaverData({ isNoLeaver, ...text }: Written): Rule {
  return oc3.child({
    ...text,
    fields: LEAVER_ITEMS,
    failing: (child, context, lastYear) =>
      child.OC3.where(
        (leaver) => hasLeaverData(leaver) && isNoLeaver({ leaver, child, context, lastYear }),
      ),
  });
}

/** True when reported as a care leaver last year: the care was then in years whose episodes are not held. */
export function wasLeaver(lastYear: CareChild): boolean {
  return lastYear.OC3.some(hasLeaverData);
}
