import { describe, expect, it } from 'vitest';
import { check } from '../validate-return/check-upload.ts';
import { SMALL_XML } from './support/small-xml.ts';

const PLACES: readonly {
  why: string;
  from: string;
  to: string;
  field: string;
  at: [number, number];
}[] = [
  { why: 'a code of an episode', from: '<CIN>N1', to: '<CIN>N9', field: 'CIN', at: [9, 62] },
  { why: 'a value on a later line of it', from: 'SC123456', to: 'SC1', field: 'URN', at: [11, 33] },
  { why: 'a value that is not there', from: '<CIN>N1</CIN>', to: '', field: 'CIN', at: [9, 5] },
  { why: 'a date of a review', from: '10/10/2024', to: '31/02/2024', field: 'REVIEW', at: [7, 16] },
  { why: 'a value of the header', from: 'WBRI', to: 'XXXX', field: 'ETHNIC', at: [6, 54] },
  {
    why: 'a value after a letter of two characters',
    from: '<UPN>UN4</UPN>',
    to: '<!--😀--><UPN>UN9</UPN>',
    field: 'UPN',
    at: [6, 15],
  },
];

describe('a finding in XML has the line and character where the value begins', () => {
  it.each(PLACES)('$why', async ({ from, to, field, at: [line, column] }) => {
    const { findings } = await check([['return.xml', SMALL_XML.replace(from, to)]]);
    const found = findings.filter(({ fields }) => fields[0]?.name === field);
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toMatchObject({ file: 'return.xml', line, column });
  });

  it('and a finding in CSV has only the line', async () => {
    const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nA1,M,05/06/2012,XXXX,UN4,,\r\n';
    const { findings } = await check([['header.csv', header]]);
    const found = findings.filter(({ fields }) => fields[0]?.name === 'ETHNIC');
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) {
      expect(each.line).toBe(2);
      expect(each.column).toBeUndefined();
    }
  });
});
