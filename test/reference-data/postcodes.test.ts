import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { ask, fileOf, fixture, INVENTED, load, ONSPD } from './loading.ts';

const TEXT = readFileSync(fixture(INVENTED), 'utf8');

async function knownOf(name: string, postcode: string) {
  const store = createMemoryStore();
  await load('postcodes', fileOf(name), store);
  const { referenceData } = await ask(store, { postcodes: [postcode] });
  return referenceData.postcodes?.find(postcode);
}

const england = (laCode: string, gssCode: string, easting: number, northing: number) => ({
  country: 'England',
  laCode,
  gssCode,
  easting,
  northing,
});
const abroad = (country: string, easting: number | null, northing: number | null) => ({
  country,
  laCode: null,
  gssCode: null,
  easting,
  northing,
});

const KNOWN = [
  {
    why: 'a London borough',
    file: ONSPD,
    postcode: 'SE1 9ZZ',
    is: england('210', 'E09000028', 531901, 180373),
  },
  {
    why: 'a postcode of seven characters',
    file: ONSPD,
    postcode: 'SE1P 5ZZ',
    is: england('210', 'E09000028', 533378, 178838),
  },
  {
    why: 'a metropolitan district',
    file: ONSPD,
    postcode: 'M1 1AD',
    is: england('352', 'E08000003', 383848, 398589),
  },
  {
    why: 'an outward code that another begins with',
    file: ONSPD,
    postcode: 'M11 1AA',
    is: england('352', 'E08000003', 388675, 397445),
  },
  {
    why: 'small letters without a space',
    file: ONSPD,
    postcode: 'm111aa',
    is: england('352', 'E08000003', 388675, 397445),
  },
  {
    why: 'ended in 1996, and still in the list',
    file: ONSPD,
    postcode: 'AB1 0AA',
    is: abroad('Scotland', 385386, 801193),
  },
  {
    why: 'Jersey has no place on the grid',
    file: ONSPD,
    postcode: 'JE2 4WD',
    is: abroad('other', null, null),
  },
  {
    why: 'a unitary council, in new column names',
    file: INVENTED,
    postcode: 'AB1 2CD',
    is: england('823', 'E06000056', 502000, 235000),
  },
  {
    why: 'the county, not the district, runs the children’s services',
    file: INVENTED,
    postcode: 'AB1 4GH',
    is: england('931', 'E10000025', 504000, 235000),
  },
  {
    why: 'a northing of seven digits',
    file: INVENTED,
    postcode: 'ZE9 1AA',
    is: abroad('Scotland', 447000, 1141000),
  },
  {
    why: 'Northern Ireland is on another grid',
    file: INVENTED,
    postcode: 'ZN1 1AA',
    is: abroad('Northern Ireland', null, null),
  },
  {
    why: 'zeros are not a location',
    file: INVENTED,
    postcode: 'ZC1 1AA',
    is: abroad('Wales', null, null),
  },
  { why: 'not in the list', file: INVENTED, postcode: 'AB1 9ZZ', is: undefined },
  { why: 'an area that is not in the list', file: INVENTED, postcode: 'QQ1 1AA', is: undefined },
  { why: 'no postcode', file: INVENTED, postcode: '../../lake', is: undefined },
];

describe('a postcode', () => {
  it.each(KNOWN)('has the values of the directory: $why', async ({ file, postcode, is }) => {
    expect(await knownOf(file, postcode)).toEqual(is);
  });

  it('that is not in the return cannot be looked up, which differs from not being in the list', async () => {
    const store = createMemoryStore();
    await load('postcodes', fileOf(INVENTED), store);
    const { referenceData } = await ask(store, { postcodes: ['AB1 2CD'] });
    expect(() => referenceData.postcodes?.find('AB1 3EF')).toThrow(/is not in the return/);
  });

  it('is found among many unordered rows', async () => {
    const [header = '', row = ''] = TEXT.split('\n');
    const codes = Array.from({ length: 3000 }, (_, index) => {
      const number = (index * 7919) % 3000;
      const letter = (of: number) => 'ABDEFGHJLN'.charAt(of % 10);
      const unit = `${letter(number)}${letter(Math.floor(number / 10))}`;
      return `AB${1 + (Math.floor(number / 100) % 30)} 1${unit}`;
    });
    const rows = codes.map((code) => row.replaceAll(/AB1 {1,2}2CD/g, code));
    const store = createMemoryStore();
    await load('postcodes', fileOf('ONSPD_MAY_2026.csv', [header, ...rows].join('\n')), store);
    const { referenceData } = await ask(store, { postcodes: codes });
    const unknown = codes.filter((code) => referenceData.postcodes?.find(code) === undefined);
    expect(unknown).toEqual([]);
  });
});

const damaged = (from: string, to: string) => TEXT.replace(from, to);

const REFUSED = [
  { why: 'empty', text: '', says: 'empty' },
  { why: 'a zip archive', text: 'PK\u0003\u0004\u0014\u0000', says: 'zip archive. Unpack it' },
  { why: 'a page of the web', text: '<html><body>Sign in</body></html>', says: 'not a CSV' },
  {
    why: 'another list',
    text: 'URN,Provision type\n1234567,Children’s home\n',
    says: 'no column of the postcode',
  },
  { why: 'without the county', text: damaged('cty25cd', 'other'), says: 'no column of the county' },
  {
    why: 'a row that breaks off',
    text: TEXT.slice(0, TEXT.indexOf('ZC1 1AA,ZC1') + 40),
    says: 'Line 7 has',
  },
  {
    why: 'a row without a postcode',
    text: damaged('ZN1 1AA,198001', ',198001'),
    says: 'Line 6 has no postcode',
  },
  { why: 'the codes of 2008', text: damaged('E92000001', '064'), says: 'too old' },
  { why: 'a place in words', text: damaged('502000', 'fifty'), says: 'whole metres' },
  {
    why: 'the same postcode twice',
    text: TEXT.replaceAll('AB1 3EF', 'AB1 2CD'),
    says: 'AB12CD is in the file twice',
  },
  {
    why: 'a council of the future',
    text: damaged('E06000056', 'E06000999'),
    says: 'does not know: E06000999',
  },
  { why: 'only names of columns', text: TEXT.split('\n', 1).join(), says: 'no postcodes' },
  {
    why: 'a quotation mark that is not closed',
    text: damaged('AB1 2CD', '"AB1 2CD'),
    says: 'damaged',
  },
];

describe('a file that is not the postcode directory', () => {
  it.each(REFUSED)(
    'is refused, and the earlier edition stays in use: $why',
    async ({ text, says }) => {
      const store = createMemoryStore();
      await load('postcodes', fileOf(ONSPD), store);
      const refused = load('postcodes', fileOf('ONSPD_NOV_2025_UK.csv', text), store);
      await expect(refused).rejects.toMatchObject({ name: 'RefusedFile' });
      await expect(refused).rejects.toThrow(says);
      expect((await ask(store, {})).editions.postcodes?.name).toBe('ONSPD, February 2023');
    },
  );

  it('is refused if it covers only part of the country, so that other postcodes would look wrong', async () => {
    const store = createMemoryStore();
    const refused = load('postcodes', fileOf(ONSPD), store, { isSample: false });
    await expect(refused).rejects.toThrow('9 postcodes');
    expect((await ask(store, {})).referenceData.postcodes).toBeUndefined();
  });

  it('is refused if its month is not given', async () => {
    const file = () => fileOf('postcodes.csv', TEXT);
    const store = createMemoryStore();
    await expect(load('postcodes', file(), store)).rejects.toThrow('--edition');
    const { edition } = await load('postcodes', file(), store, { edition: 'August 2025' });
    expect(edition.name).toBe('ONSPD, August 2025');
  });
});
