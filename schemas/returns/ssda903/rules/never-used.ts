/** A code of a rule that DfE withdrew before any collection year used it. */
interface NeverUsed {
  readonly code: string;
  readonly title: string;
  readonly why: string;
}

const WITHDRAWN = 'Written, then withdrawn before any return was checked with it.';

/** The codes of rules that were never used, listed so that a search for one finds out why. */
export const NEVER_USED: readonly NeverUsed[] = [
  {
    code: 'SW15STG2',
    title:
      'A social worker episode that began up to a year before the collection year has a reason',
    why: WITHDRAWN,
  },
  {
    code: 'SW16aSTG2',
    title: 'The social worker of last year’s open episode is reported again',
    why: WITHDRAWN,
  },
  {
    code: 'SW16bSTG2',
    title: 'The start of last year’s open social worker episode stays the same',
    why: WITHDRAWN,
  },
  {
    code: 'SW16cSTG2',
    title: 'The reason of last year’s open social worker episode stays the same',
    why: WITHDRAWN,
  },
];
