/** A word or phrase that is hard to read, and what to write instead. */
export interface RefusedWords {
  readonly refused: RegExp;
  readonly write: string;
}

/** Words that no text of the project may use: code, comments, pages, the API, alarms, runbooks, tests. */
export const REFUSED_WORDS: readonly RefusedWords[] = [
  { refused: /\b(mend|mends|mended|mending)\b/iu, write: 'fix' },
  { refused: /\bwork(s|ed|ing)? out\b/iu, write: 'calculate' },
  {
    refused: /\b(what|that) (came|comes|became|becomes) of\b/iu,
    write: 'the result of, how … changed',
  },
  { refused: /\banew\b/iu, write: 'again, or new before a noun' },
  { refused: /\bnought\b/iu, write: 'zero, or 0' },
  { refused: /\bfor ever\b/iu, write: 'permanently, never expires' },
  { refused: /\bunless told\b/iu, write: 'Default: …' },
  { refused: /\bin vain\b/iu, write: 'what happens: the job has not completed' },
  { refused: /\b(was|is|were|are|be) not to be had\b/iu, write: 'unavailable' },
  { refused: /\bthrown on\b/iu, write: 'rethrown' },
  { refused: /\bthere where\b/iu, write: 'only where' },
  { refused: /\b(is|are|was) no news\b/iu, write: 'expected' },
  { refused: /\b(defect|fault) of ours\b/iu, write: 'an unexpected error' },
  { refused: /\bhear(s|d)? of\b/iu, write: 'is told about, receives' },
  { refused: /\bof (its|their) own accord\b/iu, write: 'by itself, automatically' },
  {
    refused: /\b(whence|thence|hitherto|henceforth|thereof)\b/iu,
    write: 'from there, until now, of it',
  },
  { refused: /\butili[sz]e/iu, write: 'use' },
];
