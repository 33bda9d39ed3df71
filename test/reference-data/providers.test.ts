import { readFileSync } from 'node:fs';
import { writeOds } from 'hucre/ods';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { dayOf } from '../../schemas/returns/days.ts';
import { ask, fileOf, fixture, load, PROVIDERS } from './loading.ts';

const TEXT = readFileSync(fixture(PROVIDERS), 'utf8');

async function knownOf(urn: string, file = fileOf(PROVIDERS)) {
  const store = createMemoryStore();
  await load('providers', file, store);
  const { referenceData } = await ask(store, { urns: [urn] });
  return referenceData.providers?.find(urn);
}

const HOME = {
  placementCodes: ['K2'],
  providerCodes: ['PR4'],
  laCode: '823',
  premisesLaCodes: ['823'],
  postcodes: ['AB12CD'],
  closedOn: null,
};

const KNOWN = [
  { why: "a private children's home", urn: 'SC900001', is: HOME },
  { why: 'in small letters', urn: 'sc900001 ', is: HOME },
  {
    why: 'a fostering agency whose postcode is not published',
    urn: 'SC900002',
    is: {
      ...HOME,
      placementCodes: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'],
      providerCodes: ['PR5'],
      laCode: '931',
      premisesLaCodes: ['931'],
      postcodes: [],
    },
  },
  {
    why: 'premises in two councils',
    urn: '2900003',
    is: {
      ...HOME,
      placementCodes: ['H5', 'K3'],
      laCode: null,
      premisesLaCodes: ['801', '823'],
      postcodes: ['AB12CD', 'AB14GH'],
    },
  },
  {
    why: "a council's home that has closed",
    urn: 'SC900004',
    is: {
      ...HOME,
      providerCodes: ['PR1', 'PR2'],
      laCode: '822',
      premisesLaCodes: ['822'],
      postcodes: ['AB13EF'],
      closedOn: dayOf(2024, 9, 30),
    },
  },
  { why: 'not in the list', urn: '7654321', is: undefined },
  { why: 'a word that every object knows', urn: 'constructor', is: undefined },
];

describe('a provider', () => {
  it.each(KNOWN)('has the values of the list: $why', async ({ urn, is }) => {
    expect(await knownOf(urn)).toEqual(is);
  });

  it('of an unknown kind fits every placement, and the command says so', async () => {
    const store = createMemoryStore();
    const { notes } = await load('providers', fileOf(PROVIDERS), store);
    expect(notes).toEqual([
      'Any placement type passes for the unknown provision type "Floating nursery" (1).',
      'Any provider code passes for the unknown sector "Mutual" (1).',
      'No council is known by the name "Atlantis" (1).',
      'Providers without a postcode: 1.',
    ]);
    const { referenceData } = await ask(store, { urns: ['2900005'] });
    expect(referenceData.providers?.find('2900005')).toMatchObject({
      placementCodes: expect.arrayContaining(['K2', 'U6', 'A3']),
      providerCodes: expect.arrayContaining(['PR1', 'PR5']),
    });
  });

  it('has the placement codes that are in the list', async () => {
    const text =
      'LA_NAME;URN;PLACE_CODES;PROVIDER_CODES;REG_END;POSTCODE\nYork;1234567;K1,K2;PR1|PR4;2025-01-31;YO1 1AA\n';
    expect(await knownOf('1234567', fileOf('list March 2026.csv', text))).toEqual({
      placementCodes: ['K1', 'K2'],
      providerCodes: ['PR1', 'PR4'],
      laCode: '816',
      premisesLaCodes: ['816'],
      postcodes: ['YO11AA'],
      closedOn: dayOf(2025, 1, 31),
    });
  });

  it('is read from any sheet of an ODS file, whatever its title', async () => {
    const rows = [
      ['Providers at 31 March 2026'],
      ['URN', 'Provision type', 'Sector', 'Local authority', 'Postcode', 'Date closed'],
      [
        1234567,
        'Residential Family Centre',
        'Voluntary',
        'St Helens',
        'AB1 2CD',
        new Date('2025-01-31'),
      ],
    ];
    const ods = await writeOds({
      sheets: [
        { name: 'Cover', rows: [['Notes']] },
        { name: 'Providers', rows },
      ],
    });
    expect(await knownOf('1234567', fileOf('scp_2026-03-31.ods', ods))).toEqual({
      placementCodes: ['R3'],
      providerCodes: ['PR5'],
      laCode: '342',
      premisesLaCodes: ['342'],
      postcodes: ['AB12CD'],
      closedOn: dayOf(2025, 1, 31),
    });
  });
});

const TYPES = [
  ["Secure children's home", ['K1']],
  ['Secure Training Centre', ['R5']],
  ["Residential special school (registered as a children's home)", ['K2', 'S1']],
  ['Residential special school (>295 days/year)', ['K2', 'S1']],
  ['Residential Special School', ['S1']],
  ['Boarding School', ['S1']],
  ['Further Education College with Residential Accommodation', ['S1']],
  ['Voluntary Adoption Agency', ['A3', 'A4', 'A5', 'A6']],
  ['Adoption Support Agency', []],
  ['Residential Family Centre', ['R3']],
] as const;

it.each(TYPES)('the provision type %s means %j', async (type, codes) => {
  const text = TEXT.replace("Children's home", type);
  expect(await knownOf('SC900001', fileOf(PROVIDERS, text))).toMatchObject({
    placementCodes: codes,
  });
});

const REFUSED = [
  { why: 'empty', content: '', says: 'empty' },
  { why: 'the postcodes', content: 'pcds,ctry\nAB1 2CD,E92000001\n', says: 'not Ofsted’s list' },
  {
    why: 'no number',
    content: TEXT.replace('SC900004', 'none given'),
    says: 'Row 8 has no reference number',
  },
  { why: 'no date', content: TEXT.replace('30/09/2024', '31/09/2024'), says: 'Row 8 has a date' },
  { why: 'an archive', content: 'PK\u0003\u0004\u0014\u0000', says: 'zip archive' },
  {
    why: 'a damaged ODS file',
    content: 'PK\u0003\u0004 mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    says: 'ODS file is damaged',
  },
];

describe('a file that is not the list', () => {
  it.each(REFUSED)('is refused, and changes nothing: $why', async ({ content, says }) => {
    const store = createMemoryStore();
    const refused = load('providers', fileOf(PROVIDERS, content), store);
    await expect(refused).rejects.toMatchObject({ name: 'RefusedFile' });
    await expect(refused).rejects.toThrow(says);
    expect((await ask(store, {})).referenceData.providers).toBeUndefined();
  });

  it('is refused if it has only one kind of provider', async () => {
    const refused = load('providers', fileOf(PROVIDERS), createMemoryStore(), { isSample: false });
    await expect(refused).rejects.toThrow('5 providers');
  });
});
