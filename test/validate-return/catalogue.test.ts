import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../functions/shared/reading/problems.ts';
import { check } from './check-upload.ts';
import { EPISODES, withEpisodes } from './small-return.ts';

const entries = [...PROBLEMS].map(([code, problem]) => ({ code, ...problem }));

describe('the findings about an upload', () => {
  it.each(entries)(
    '$code: says what is wrong, then what to do',
    ({ code, title, message, fix }) => {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).toMatch(/^[A-Z][^.]*$/);
      expect(message).toMatch(/\.$/);
      expect(fix).toMatch(/\.$/);
      expect(`${title} ${message} ${fix}`).not.toMatch(/invalid|illegal|you must|please|!/i);
    },
  );

  it.each(entries.filter(({ blocking }) => blocking))(
    '$code blocks a return, so it is an error',
    ({ severity }) => expect(severity).toBe('error'),
  );
});

describe('a file in which nearly every value is wrong', () => {
  it('is not read to the end', async () => {
    const names = EPISODES.split('\r\n')[0] ?? '';
    const row = (_: unknown, child: number) => `A${child},x,y,y,y,y,y,x,y,y,y,y,y`;
    const rows = Array.from({ length: 10_000 }, row);
    const { summary, codes } = await check(withEpisodes([names, ...rows].join('\n')));
    expect(codes).toContain('too-many-problems');
    expect(summary.outcome).toBe('blocked');
    expect(summary.counts.listed).toBeLessThan(summary.counts.errors);
  });
});
