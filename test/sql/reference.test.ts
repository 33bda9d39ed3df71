import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../functions/shared/ports/query-engine.ts';
import { MART_ROWS } from '../../schemas/marts.ts';
import { EVERY_BREAKDOWN } from '../../schemas/measures/breakdowns.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import { isComputed } from '../../schemas/measures/measure.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';
import { ETHNIC, LS, PLACE } from '../../schemas/returns/ssda903/code-sets.ts';
import { type Lake, openLake } from './support/lake.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');

let lake: Lake;
beforeAll(async () => {
  lake = await openLake(SQL_FOLDER);
}, 60_000);
afterAll(async () => await lake.close());

const FILES = REFERENCE_TABLES.filter((table) => table.rows === undefined);

const rows = (sql: string, parameters: readonly Cell[] = []) => lake.engine.query(sql, parameters);
const column = async (sql: string): Promise<readonly Cell[]> =>
  (await rows(sql)).map((row) => Object.values(row)[0] ?? null);

describe('the councils', () => {
  it('are live exactly if they have no last day', async () => {
    expect(
      await rows("select * from ref_councils where (status = 'live') <> (valid_to is null)"),
    ).toEqual([]);
    expect(
      await rows("select * from council_profile where (status = 'live') <> (valid_to is null)"),
    ).toEqual([]);
  });

  it('have one code at a time, and one row for each code', async () => {
    expect(
      await column("select gss_code from ref_councils where la_code = '370' order by valid_from"),
    ).toEqual(['E08000016', 'E08000038']);
    expect(
      await rows('select gss_code from ref_councils group by gss_code having count(*) > 1'),
    ).toEqual([]);
    expect(
      await rows(
        'select one.gss_code from ref_councils one join ref_councils other on one.la_code = other.la_code and one.gss_code <> other.gss_code where one.valid_from <= other.valid_from and coalesce(one.valid_to >= other.valid_from, true)',
      ),
    ).toEqual([]);
  });

  it('are in one region, which has one name', async () => {
    expect(
      await rows(
        'select region_code from ref_councils group by region_code having count(distinct region_name) > 1',
      ),
    ).toEqual([]);
    expect(
      await rows(
        'select region_name from ref_councils group by region_name having count(distinct region_code) > 1',
      ),
    ).toEqual([]);
  });

  it.each([
    { la: '942', followed: '909', why: 'Cumberland followed Cumbria' },
    { la: '940', followed: '928', why: 'North Northamptonshire followed Northamptonshire' },
    {
      la: '839',
      followed: '835',
      why: 'Bournemouth, Christchurch and Poole took in part of Dorset',
    },
  ])('$why', async ({ la, followed }) => {
    const [council] = await rows('select * from council_profile where unit_code = ?', [la]);
    const [before] = await rows('select * from council_profile where unit_code = ?', [followed]);

    expect(String(council?.predecessor_la_codes).split(';')).toContain(followed);
    expect(String(before?.successor_la_codes).split(';')).toContain(la);
  });
});

describe('the statistical neighbours', () => {
  it('are the same number of live councils for each live council, without itself', async () => {
    expect(
      await rows(
        "select unit_code from council_profile where status = 'live' and unit_code not in (select unit_code from neighbour)",
      ),
    ).toEqual([]);
    expect(
      await rows(
        'select distinct count(distinct neighbour_code) as neighbours, max(rank) - min(rank) + 1 as ranks from neighbour group by unit_code',
      ),
    ).toEqual([{ neighbours: expect.any(Number), ranks: expect.any(Number) }]);
    expect(
      await rows(
        "select neighbour_code from neighbour join council_profile as council on council.unit_code = neighbour.unit_code join council_profile as other on other.unit_code = neighbour_code where council.status = 'live' and (other.status <> 'live' or neighbour_code = neighbour.unit_code)",
      ),
    ).toEqual([]);
  });
});

describe('the groups of councils', () => {
  it('have a name and known members, each once at a time', async () => {
    expect(
      await rows(
        'select * from ref_group_members where la_code not in (select la_code from ref_councils) or group_code not in (select group_code from ref_groups)',
      ),
    ).toEqual([]);
    expect(
      await rows(
        'select one.la_code from ref_group_members one join ref_group_members other on one.group_code = other.group_code and one.la_code = other.la_code and one.valid_from < other.valid_from where coalesce(one.valid_to >= other.valid_from, true)',
      ),
    ).toEqual([]);
    expect(await rows('select * from ref_group_members where valid_to < valid_from')).toEqual([]);
  });
});

describe('the bands and groups of breakdowns', () => {
  it('put every age from 0 into one band of each set', async () => {
    const bands = await rows('select band_set, from_age, to_age from ref_age_bands order by 1, 2');
    const sets = Map.groupBy(bands, ({ band_set }) => band_set);

    expect([...sets.keys()]).toEqual(['cco', 'dfe']);
    for (const set of sets.values()) {
      const starts = set.map(({ from_age }) => Number(from_age));
      const nextStarts = set.map(({ to_age }) => Number(to_age) + 1);

      expect(starts).toEqual([0, ...nextStarts.slice(0, -1)]);
      expect(nextStarts.at(-1)).toBeGreaterThan(100);
    }
  });

  it.each([
    { breakdown: 'ethnic_group', codeSet: ETHNIC, outside: ['REFU', 'NOBT'] },
    { breakdown: 'legal_status', codeSet: LS, outside: ['V3', 'V4'] },
    {
      breakdown: 'placement_type',
      codeSet: PLACE,
      outside: ['T0', 'T1', 'T2', 'T3', 'T4', 'Z1', 'Z11', 'Z12', 'Z13', 'Z14'],
    },
  ])('put each code into one group of $breakdown, except $outside', async (group) => {
    const grouped = await column(
      `select code from ref_code_groups where breakdown = '${group.breakdown}'`,
    );

    expect([...grouped, ...group.outside].sort()).toEqual(
      group.codeSet.codes.map(({ code }) => code).sort(),
    );
  });
});

describe('the published tables', () => {
  it.each(FILES)('have rows in $table.name', async ({ table }) => {
    expect(await column(`select count(*) > 0 from ${table.name}`)).toEqual([true]);
  });

  it.each(FILES.filter(({ table }) => table.columns.some(({ name }) => name === 'unit_code')))(
    'have only codes of councils, regions and England in $table.name',
    async ({ table }) => {
      expect(
        await column(
          `select distinct unit_code from ${table.name} where not (unit_level = 'council' and unit_code in (select la_code from ref_councils) or unit_level = 'region' and unit_code in (select region_code from ref_councils) or unit_level = 'england' and unit_code = 'E92000001')`,
        ),
      ).toEqual([]);
    },
  );

  it.each([
    { table: 'ref_workforce', blank: 'value is null' },
    { table: 'ref_context_rates', blank: 'value is null' },
    { table: 'ref_population', blank: 'population_0_17 is null' },
    {
      table: 'ref_published_stability',
      blank: '(numerator is null or denominator is null or value is null)',
    },
  ])('have a symbol in $table exactly if a value is blank', async ({ table, blank }) => {
    expect(await column(`select count(*) from ${table} where ${blank} = (symbol is null)`)).toEqual(
      [0],
    );
  });

  it('have no count of one to five children for a council', async () => {
    expect(
      await column(
        "select count(*) from published_indicator where unit_level = 'council' and numerator between 1 and 5",
      ),
    ).toEqual([0]);
  });

  it('repeat joint workforce rows for both councils, and mark them', async () => {
    const joint = await rows(
      "select unit_code, joint_with, value from workforce_rate where census_year = 2024 and measure = 'agency' and joint_with is not null order by 1",
    );

    expect(joint.map(({ unit_code, joint_with }) => `${unit_code} with ${joint_with}`)).toEqual([
      '314 with 318',
      '318 with 314',
      '940 with 941',
      '941 with 940',
    ]);
    expect(joint[0]?.value).toBe(joint[1]?.value);
  });

  it('have shares that agree with their counts', async () => {
    expect(
      await column(
        "select count(*) from published_indicator where unit_level = 'council' and abs(value_unrounded - value) > 0.5000001",
      ),
    ).toEqual([0]);
  });

  it('have only measures of the catalogue', async () => {
    const known = MEASURES.flatMap(({ id, marts }) => marts.map((mart) => `${mart} ${id}`));
    const found = await column(
      "select distinct 'published_indicator ' || measure from published_indicator union select distinct 'workforce_rate ' || measure from workforce_rate",
    );

    expect(found.filter((name) => !known.includes(String(name)))).toEqual([]);
    expect(known.filter((name) => !name.startsWith('indicator ')).sort()).toEqual(
      found.map(String).sort(),
    );
  });

  it('have a title for every published measure', async () => {
    expect(
      await column('select distinct measure from published_indicator where title is null'),
    ).toEqual([]);
  });

  it('include the catalogue: one row for each measure and profile, in order', async () => {
    expect(
      await rows('select measure, profile, title, is_computed from ref_measures order by position'),
    ).toEqual(
      MEASURES.map((measure) => ({
        measure: measure.id,
        profile: measure.profile,
        title: measure.title,
        is_computed: isComputed(measure),
      })),
    );
  });

  it('include the needs and breakdowns of each measure', async () => {
    expect(await rows('select * from ref_measure_needs order by measure')).toEqual([
      {
        measure: 'social_worker_changes_2plus',
        profile: 'cco',
        input: 'social_worker_episodes',
        years_before: 0,
      },
      {
        measure: 'social_workers_3plus',
        profile: 'dfe',
        input: 'social_worker_episodes',
        years_before: 0,
      },
    ]);
    expect(
      await column(
        "select breakdown from ref_measure_breakdowns where measure = 'placements_3plus' order by position",
      ),
    ).toEqual(EVERY_BREAKDOWN);
  });
});

describe('the rows of a mart', () => {
  it.each([
    'context_rate',
    'council_profile',
    'judgement',
    'neighbour',
    'population',
    'published_indicator',
    'published_neighbours',
    'workforce_rate',
  ] as const)('of published figures are those that the sidecar of %s says', async (mart) => {
    const schema = MART_ROWS[mart].strict();
    const found = await rows(`select * from ${mart}`);
    const wrong = found.flatMap((row) => schema.safeParse(row).error?.issues ?? []);

    expect(found.length).toBeGreaterThan(0);
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

describe('published findings that the reference tables reproduce', () => {
  const compared = async (indicator: string, condition: string) =>
    await column(
      `select name from context_rate as rate join context_rate as england on england.indicator = rate.indicator and england.collection_year = rate.collection_year and england.unit_level = 'england' join council_profile as council on council.unit_code = rate.unit_code where rate.unit_level = 'council' and rate.collection_year = 2016 and rate.indicator = '${indicator}' and rate.unit_code <> '420' and ${condition} order by name`,
    );

  it.each([
    {
      why: 'referrals in 2016: three councils below half the rate of England',
      indicator: 'referrals',
      condition: 'rate.value < england.value / 2',
      councils: ['Hertfordshire', 'Rutland', 'York'],
    },
    {
      why: 'referrals in 2016: two councils above double',
      indicator: 'referrals',
      condition: 'rate.value > england.value * 2',
      councils: ['Coventry', 'Wakefield'],
    },
    {
      why: 'children looked after in 2016: six councils at half the rate of England or less',
      indicator: 'cla',
      condition: 'rate.value <= england.value / 2',
      councils: [
        'Kingston upon Thames',
        'Redbridge',
        'Richmond upon Thames',
        'South Gloucestershire',
        'Windsor and Maidenhead',
        'Wokingham',
      ],
    },
    {
      why: 'children looked after in 2016: two councils at double or more',
      indicator: 'cla',
      condition: 'rate.value >= england.value * 2',
      councils: ['Blackpool', 'Southampton'],
    },
  ])('$why', async ({ indicator, condition, councils }) => {
    expect(await compared(indicator, condition)).toEqual(councils);
  });

  it("Wirral's children looked after: 667, 768 and 834 on 31 March 2016, 2017 and 2018", async () => {
    expect(
      await column(
        "select value from context_rate where indicator = 'cla_number' and unit_code = '344' and collection_year <= 2018 order by collection_year",
      ),
    ).toEqual([667, 768, 834]);
  });

  it.each([
    { unit: '344', year: 2017, measure: 'vacancy', value: 23.3, why: 'vacancies in Wirral, 2017' },
    { unit: '344', year: 2017, measure: 'agency', value: 29.1, why: 'agency in Wirral, 2017' },
    { unit: 'E92000001', year: 2020, measure: 'agency', value: 15.4, why: 'agency, England, 2020' },
    { unit: 'E92000001', year: 2024, measure: 'turnover', value: 13.9, why: 'turnover, 2024' },
    { unit: 'E92000001', year: 2025, measure: 'caseload', value: 15.2, why: 'caseload, 2025' },
  ])('$why: $value', async ({ unit, year, measure, value }) => {
    expect(
      await rows(
        'select value from workforce_rate where unit_code = ? and census_year = ? and measure = ?',
        [unit, year, measure],
      ),
    ).toEqual([{ value }]);
  });

  it('three or more social workers, 2024: 26.58 % of the children of all councils together', async () => {
    const [pooled] = await column(
      "select 100 * cast(sum(numerator) as double) / sum(denominator) from published_indicator where measure = 'social_workers_3plus' and collection_year = 2024 and unit_level = 'council' and numerator is not null",
    );

    expect(pooled).toBeCloseTo(26.58, 2);
  });

  it('three or more placements, 2025: 10.39 % of the children of all councils together', async () => {
    const [pooled] = await column(
      "select 100 * cast(sum(numerator) as double) / sum(denominator) from published_indicator where measure = 'placements_3plus' and collection_year = 2025 and unit_level = 'council' and numerator is not null",
    );

    expect(pooled).toBeCloseTo(10.39, 2);
  });

  it('a workforce rate is its numerator divided by its denominator, to one decimal, in nearly every row', async () => {
    const checked = await rows(
      "select measure, cast(count(*) filter (where abs(100 * numerator / denominator - value) < 0.1000001) as double) / count(*) as agreeing from workforce_rate where numerator is not null and denominator > 0 and value is not null and unit_level = 'council' and measure <> 'case_holder_share' group by measure order by measure",
    );

    expect(checked.map(({ measure }) => measure)).toEqual([
      'agency',
      'agency_covering',
      'sickness_absence',
      'turnover',
      'vacancy',
    ]);
    for (const { agreeing } of checked) expect(agreeing).toBeGreaterThan(0.9);
  });
});
