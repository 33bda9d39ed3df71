import type { ReturnContext, Rule } from '../../../rule.ts';
import type { CareChild, TableRow } from '../../tables.ts';
import { oc3 } from '../makers.ts';
import { hasLeaverData, LEAVER_ITEMS } from '../predicates/outcomes.ts';

/** What tells that somebody is no care leaver of this year. */
export interface Case {
  readonly leaver: TableRow<'OC3'>;
  readonly child: CareChild;
  readonly context: ReturnContext;
  readonly lastYear: CareChild;
}

type Written = Omit<Parameters<typeof oc3.child>[0], 'fields' | 'failing'> & {
  isNoLeaver(given: Case): boolean;
};

/** A rule that wants no care leaver data of somebody who is no care leaver. */
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

/** Reported as a care leaver last year: then the care was in years whose episodes are not held. */
export function wasLeaver(lastYear: CareChild): boolean {
  return lastYear.OC3.some(hasLeaverData);
}
