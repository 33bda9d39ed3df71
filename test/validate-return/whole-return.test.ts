import { expect, it } from 'vitest';
import { check, type Upload } from './check-upload.ts';

const CHILDREN = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(4, '0'));

function header(children: readonly string[]): Upload {
  const lines = children.map((child) => `${child},M,05/06/2012,WBRI,UN5,,`);
  return ['header.csv', ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', ...lines].join('\n')];
}

/** Episodes that ended in February of a year. */
function episodes(children: readonly string[], year: number): Upload {
  const columns =
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
  const lines = children.map(
    (child) =>
      `${child},10/04/${year - 1},S,C2,N1,U6,PR1,11/02/${year},E4A,,AB1 2CD,AB1 3EF,SC123456`,
  );
  return ['episodes.csv', [columns, ...lines].join('\n')];
}

it('of an earlier year is stopped, and the first finding says which year it looks like', async () => {
  const { summary, findings } = await check([header(CHILDREN), episodes(CHILDREN, 2018)], 2025);
  expect(summary.outcome).toBe('blocked');
  expect(findings[0]).toMatchObject({ code: 'WR1', kind: 'return', blocking: true });
  expect(findings[0]?.message).toContain('looks like the return of 2018, not of 2025');
  expect(summary.wholeReturn).toMatchObject([{ code: 'WR1', table: 'Episodes', blocking: true }]);
});

it('of the year has no finding of this kind', async () => {
  const { findings } = await check([header(CHILDREN), episodes(CHILDREN, 2025)], 2025);
  expect(findings.filter(({ kind }) => kind === 'return')).toEqual([]);
});

it('whose identifiers lost their zeros in one file is stopped, with the cause', async () => {
  const cut = CHILDREN.map((child) => String(Number(child)));
  const { summary, findings } = await check([header(cut), episodes(CHILDREN, 2025)], 2025);
  expect(summary.outcome).toBe('blocked');
  expect(findings[0]).toMatchObject({ code: 'WR3', table: 'Header', blocking: true });
  expect(findings[0]?.message).toContain('zeros at the start');
  expect(findings[0]?.fix).toContain('as text');
});

it('with this year’s file given as last year’s too is stopped', async () => {
  const [name, bytes] = episodes(CHILDREN, 2025);
  const uploads: Upload[] = [header(CHILDREN), [name, bytes], [name, bytes, true]];
  const { findings } = await check(uploads, 2025);
  expect(findings.map(({ code }) => code)).toContain('WR2');
});
