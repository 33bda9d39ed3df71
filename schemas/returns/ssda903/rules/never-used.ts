/** A code that DfE gave to a rule and withdrew before any year used it. */
interface NeverUsed {
  readonly code: string;
  readonly title: string;
  readonly why: string;
}

const WITHDRAWN = 'Written, then withdrawn before any return was checked with it.';

/** The codes of rules that no year ever had, so that nobody looks for them in vain. */
export const NEVER_USED: readonly NeverUsed[] = [
  {
    code: 'SW15STG2',
    title: 'A social worker episode begun since a year before the year has a reason',
    why: WITHDRAWN,
  },
  {
    code: 'SW16aSTG2',
    title: 'The social worker of last year’s open episode comes again',
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
