import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFUSED_WORDS } from './support/plain-words.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Files that hold no text. */
const HOLDS_NO_WORDS = /\.(png|ico|woff2?|xlsx|ods|zip|parquet)$/u;
/** Published tables and lists of packages are not ours, and the list of refused words has all of them. */
const OTHERS =
  /^(sql\/reference\/|package-lock\.json|test\/house\/(support\/plain-words|words\.test)\.ts)/u;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !HOLDS_NO_WORDS.test(path) && !OTHERS.test(path));

/** What begins a line of a comment, a list or a quotation, and is no part of its sentence. */
const LINE_START = /^\s*(?:\/\/+|\/?\*+|--|#+|>|-)?\s*/u;

/** The words of a text in one line, so that a phrase over two lines is found, with the place at which each line begins. */
function wordsOf(text: string): { readonly words: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let words = '';
  for (const line of text.split('\n')) {
    starts.push(words.length);
    // The words in a name: mendText, came_of.
    words += `${line
      .replace(LINE_START, '')
      .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
      .replaceAll('_', ' ')} `;
  }
  return { words, starts };
}

/** Each refused word in a text: file, line, the word, and what to write instead. */
function refusedIn(path: string, text: string): string[] {
  const { words, starts } = wordsOf(text);
  return REFUSED_WORDS.flatMap(({ refused, write }) =>
    [...words.matchAll(new RegExp(refused, `${refused.flags}g`))].map((found) => {
      const line = starts.findLastIndex((start) => start <= found.index) + 1;
      return `${path}:${line} says "${found[0]}": write ${write}`;
    }),
  );
}

describe('the words of the project', () => {
  it('are plain: none is on the list of refused words', () => {
    expect(files.length).toBeGreaterThan(900);
    const found = files.flatMap((path) => refusedIn(path, readFileSync(join(ROOT, path), 'utf8')));
    expect(found).toEqual([]);
  });

  it.each([
    '// What came of it.',
    'Errors to mend',
    'one, unless told.',
    'references are worked out under a key',
    'const mendText = 1;',
    'const what_came_of = 1;',
    ' * What\n * came of it.',
    '-- The rows that are worked\n-- out.',
    '{# To be had in\n   vain. #}',
  ])('are refused in this line: %s', (line) => {
    expect(refusedIn('a.ts', line)).toHaveLength(1);
  });
});
