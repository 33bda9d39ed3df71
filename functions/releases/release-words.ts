import type { ReleaseStatus } from '../../schemas/api/releases.ts';

interface ReleaseWords {
  readonly text: string;
  /** Colour of a GOV.UK tag; it only repeats what the text says. */
  readonly colour: string;
}

/** Each status of a release in words. */
export const RELEASE_WORDS: Readonly<Record<ReleaseStatus['status'], ReleaseWords>> = {
  publishing: { text: 'Being calculated', colour: 'blue' },
  draft: { text: 'Draft', colour: 'yellow' },
  published: { text: 'Published', colour: 'green' },
  discarded: { text: 'Discarded', colour: 'grey' },
  failed: { text: 'Stopped by a fault', colour: 'red' },
};
