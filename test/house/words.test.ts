import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFUSED_WORDS } from './support/plain-words.ts';

const ROOT = join(import.meta.dirname, '../..');
const HOLDS_WORDS = /\.(ts|mjs|js|njk|md|sql|yml|sh|scss|json)$/u;
/** Published tables and lists of packages are not ours, and the list of refused words has all of them. */
const OTHERS =
  /^(sql\/reference\/|package-lock\.json|test\/house\/(support\/plain-words|words\.test)\.ts)/u;

const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => HOLDS_WORDS.test(path) && !OTHERS.test(path));

/** Each refused word in a text: file, line, the word, and what to write instead. */
function refusedIn(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    REFUSED_WORDS.flatMap(({ refused, write }) => {
      const found = refused.exec(line);
      return found === null ? [] : [`${path}:${index + 1} says "${found[0]}": write ${write}`];
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
  ])('are refused in this line: %s', (line) => {
    expect(refusedIn('a.ts', line)).toHaveLength(1);
  });
});
