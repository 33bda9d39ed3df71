/** One invented child. HEADER has few values on a line, so that places are easy to count. */
export const SMALL_XML = [
  '<?xml version="1.0" encoding="utf-8"?>',
  '<EXPSSDA903>',
  '  <CHILD>',
  '    <HEADER>',
  '      <CHILDID>A1</CHILDID>',
  '      <UPN>UN4</UPN><SEX>M</SEX><DOB>05/06/2012</DOB><ETHNIC>WBRI</ETHNIC>',
  '      <AREVIEW><REVIEW>10/10/2024</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>',
  '    </HEADER>',
  '    <EPISODE><DECOM>10/04/2024</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL>',
  '      <PLACE_PROVIDER>PR1</PLACE_PROVIDER><HOME_POST>AB1 2CD</HOME_POST>',
  '      <PL_POST>AB1 3EF</PL_POST><URN>SC123456</URN><DEC /><REC /></EPISODE>',
  '  </CHILD>',
  '</EXPSSDA903>',
  '',
].join('\n');

/** A document of one child with these elements in its HEADER, and others after it. */
export function childXml(header: string, beside = ''): string {
  return `<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID><SEX>M</SEX><DOB>05/06/2012</DOB>${header}</HEADER>${beside}</CHILD></EXPSSDA903>`;
}
