import { describe, expect, it } from 'vitest';
import { readReturn } from '../../functions/shared/reading/read-return.ts';
import { parseDay } from '../../schemas/returns/days.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { CLUBS } from '../returns/clubs/index.ts';

const CLUBS_IN_XML: Return = {
  ...CLUBS,
  xml: {
    root: 'CLUBS',
    child: 'PERSON',
    header: 'ABOUT',
    otherNames: { NUMBER: 'CHILD', SINCE: 'JOINED' },
    fromHeader: [{ table: 'Members', signs: [{ column: 'DOB' }] }],
    rows: [{ element: 'MEMBERSHIP', table: 'Memberships' }],
    inherited: ['CHILD'],
    mayComeBeside: ['Memberships'],
  },
};

async function read(xml: string, definition = CLUBS_IN_XML) {
  const open = async function* () {
    yield Buffer.from(xml);
  };
  const { tables, findings } = await readReturn([{ name: 'a.xml', open }], definition, 2025);
  return { tables, findings: findings.listed() };
}

describe('a return whose XML has other element names', () => {
  it('is read by the layout in its definition', async () => {
    const { tables, findings } = await read(`<clubs>
      <person>
        <about><number>A1</number><dob>05/06/2012</dob></about>
        <membership><since>10/04/2024</since><sport>S</sport></membership>
      </person>
      <person>
        <about><number>B2</number><dob></dob></about>
        <membership><number>B3</number><since>11/04/2024</since><sport>C</sport></membership>
      </person>
    </clubs>`);
    expect(findings).toEqual([]);
    expect(tables.Members?.rows).toEqual([{ CHILD: 'A1', DOB: parseDay('05/06/2012') }]);
    expect(tables.Memberships?.rows.map(({ CHILD, JOINED }) => [CHILD, JOINED])).toEqual([
      ['A1', parseDay('10/04/2024')],
      ['B3', parseDay('11/04/2024')],
    ]);
  });

  it('counts a table that may come in a CSV file as not sent', async () => {
    const { tables } = await read(
      '<clubs><person><about><number>A1</number></about></person></clubs>',
    );
    expect(Object.keys(tables)).toEqual(['Members']);
  });

  it('is reported with the name of the expected element', async () => {
    const { findings } = await read('<sport/>');
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['xml-unknown-root', 'The XML is not this return. It starts with SPORT instead of CLUBS.'],
    ]);
  });
});

it('a return without an XML form says so of an XML file', async () => {
  const { xml: _, ...withoutXml } = CLUBS;
  const { findings } = await read('<clubs></clubs>', withoutXml);
  expect(findings.map(({ code }) => code)).toContain('is-xml');
});
