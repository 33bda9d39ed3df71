import { describe, expect, it } from 'vitest';
import { returnPathOf } from '../../functions/sign-in/return-path.ts';

describe('the page after signing in', () => {
  it.each<[string | undefined, string, string]>([
    ['/submissions', '/submissions', 'a page of the service'],
    ['/measures?year=2025', '/measures?year=2025', 'with its question'],
    ['/councils?at=https://other.example', '/councils?at=https://other.example', 'only a question'],
    [undefined, '/', 'nothing was asked for'],
    ['', '/', 'nothing was asked for'],
    ['submissions', '/', 'not a path from the top'],
    ['https://other.example/', '/', 'another site'],
    ['//other.example/', '/', 'another site, without the scheme'],
    ['///other.example/', '/', 'browsers read it as another site'],
    ['/\\other.example/', '/', 'browsers read a backslash as a slash'],
    ['/a/..//other.example', '/', 'another site once tidied'],
    ['/.//other.example', '/', 'another site once tidied'],
    ['/\t/other.example', '/', 'browsers drop tabs'],
    ['/submissions\r\nSet-Cookie: a=b', '/', 'an injected header'],
    ['javascript:alert(1)', '/', 'a script'],
    ['/sign-in?return=/sign-in', '/', 'it would never end'],
    [`/${'a'.repeat(600)}`, '/', 'too long'],
  ])('%j leads to %j: %s', (asked, expected) => {
    expect(returnPathOf(asked)).toBe(expected);
  });
});
