import type { Upload } from './check-upload.ts';

/** A correct return of two invented children for collection year 2025. */
export const HEADER = [
  'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
  'A1,M,05/06/2012,WBRI,UN5,,',
  'B2,F,17/11/2015,BCRB,UN5,0,',
  '',
].join('\r\n');

export const EPISODES = [
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
  'A1,10/04/2024,S,C2,N1,U6,PR1,20/09/2024,X1,CARPL,AB1 2CD,AB1 3EF,SC123456',
  'A1,20/09/2024,P,C2,N1,U6,PR1,,,,AB1 2CD,AB1 4GH,SC123457',
  'B2,01/02/2025,S,C2,N5,U6,PR1,,,,AB1 2CD,AB1 3EF,SC123456',
  '',
].join('\r\n');

export const SMALL_RETURN: readonly Upload[] = [
  ['header.csv', HEADER],
  ['episodes.csv', EPISODES],
];

/** The small return with another file instead of its episodes. */
export function withEpisodes(content: string | Uint8Array, name = 'episodes.csv'): Upload[] {
  return [
    ['header.csv', HEADER],
    [name, content],
  ];
}
