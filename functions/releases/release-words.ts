import type { ReleaseStatus } from '../../schemas/api/releases.ts';

interface ReleaseWords {
  readonly text: string;
  /** Colour of a GOV.UK tag. It only repeats what the text says. */
  readonly colour: string;
}

/** The text and colour of each release status. */
export const RELEASE_WORDS: Readonly<Record<ReleaseStatus['status'], ReleaseWords>> = {
  publishing: { text: 'Being calculated', colour: 'blue' },
  draft: { text: 'Draft', colour: 'yellow' },
  published: { text: 'Published', colour: 'green' },
  discarded: { text: 'Discarded', colour: 'grey' },
  failed: { text: 'Failed', colour: 'red' },
};
