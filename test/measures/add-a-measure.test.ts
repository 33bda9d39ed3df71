import { appendFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployViews } from '../../functions/deploy-views/deploy-views.ts';
import { measureKey } from '../../functions/shared/releases/release-folder.ts';
import { MeasureData, MeasureList } from '../../schemas/api/measures.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { placements3plus } from '../../schemas/measures/placements-3plus.ts';
import { samePlacement2y } from '../../schemas/measures/same-placement-2y.ts';
import { referenceTables } from '../../schemas/reference.ts';
import { buildPackOf, COUNCILS, createReleases } from '../evidence-packs/support/release-world.ts';
import { textOf } from '../pages/support/page-html.ts';
import { makeReleases } from '../pages/support/releases.ts';
import { INSPECTOR, openService, type Service } from '../pages/support/service.ts';
import { type Lake, openEmptyLake } from '../sql/support/lake.ts';
import { martRow } from '../support/mart-rows.ts';

const SQL = join(import.meta.dirname, '../../sql');

/** What a new file under schemas/measures would contain. */
const QUIET_YEARS: Measure = {
  ...samePlacement2y,
  id: 'quiet_years_2y',
  title: 'Two quiet years with one carer',
  shortTitle: 'Quiet years',
  definition: 'Children of whom nothing at all is recorded for two years.',
  sentence: 'By 31 March {year}, {value} of children looked after{counts} had two quiet years',
  needs: [{ input: 'return', yearsBefore: 1 }],
};
/** A second definition of an existing measure. */
const LOCAL_PLACEMENTS: Measure = {
  ...placements3plus,
  profile: 'local',
  title: 'Three or more placements, counted our way',
  unit: 'ratio',
  marts: ['indicator'],
  breakdowns: ['total', 'sex'],
};
const CATALOGUE = [...MEASURES, QUIET_YEARS, LOCAL_PLACEMENTS];

describe('the lake with a measure added to the catalogue', () => {
  let lake: Lake;
  let sqlFolder: string;
  beforeAll(async () => {
    sqlFolder = await mkdtemp(join(tmpdir(), 'sql-'));
    for (const folder of ['dialect', 'reference']) {
      await cp(join(SQL, folder), join(sqlFolder, folder), { recursive: true });
    }
    await mkdir(join(sqlFolder, 'marts'));
    await cp(
      join(SQL, 'marts/published_indicator.sql'),
      join(sqlFolder, 'marts/published_indicator.sql'),
    );
    await appendFile(
      join(sqlFolder, 'reference/ref_published_stability.csv'),
      'quiet_years_2y,2025,council,823,30,120,25,\n',
    );
    lake = await openEmptyLake(sqlFolder);
    await deployViews({
      lake: lake.store,
      engine: lake.engine,
      sqlFolder,
      referenceTables: referenceTables(CATALOGUE),
    });
  });
  afterAll(async () => {
    await lake.close();
    await rm(sqlFolder, { recursive: true });
  });

  it('has it in the reference tables, with each profile separate', async () => {
    expect(
      await lake.engine.query(
        "select measure, profile, title, position from ref_measures where measure in ('placements_3plus', 'quiet_years_2y') order by position",
      ),
    ).toEqual([
      {
        measure: 'placements_3plus',
        profile: 'dfe',
        title: placements3plus.title,
        position: MEASURES.indexOf(placements3plus) + 1,
      },
      {
        measure: 'quiet_years_2y',
        profile: 'dfe',
        title: QUIET_YEARS.title,
        position: MEASURES.length + 1,
      },
      {
        measure: 'placements_3plus',
        profile: 'local',
        title: LOCAL_PLACEMENTS.title,
        position: MEASURES.length + 2,
      },
    ]);
    expect(
      await lake.engine.query(
        "select breakdown from ref_measure_breakdowns where measure = 'placements_3plus' and profile = 'local' order by position",
      ),
    ).toEqual([{ breakdown: 'total' }, { breakdown: 'sex' }]);
    expect(
      await lake.engine.query("select * from ref_measure_needs where measure = 'quiet_years_2y'"),
    ).toEqual([{ measure: 'quiet_years_2y', profile: 'dfe', input: 'return', years_before: 1 }]);
  });

  it('gives its published figures the title from the catalogue', async () => {
    expect(
      await lake.engine.query(
        "select title, value from published_indicator where measure = 'quiet_years_2y'",
      ),
    ).toEqual([{ title: QUIET_YEARS.title, value: 25 }]);
  });
});

describe('the pages and the API with a measure added to the catalogue', () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService({ measures: CATALOGUE });
    await makeReleases(service);
    const place = { collection_year: 2025, unit_level: 'council', unit_code: '823' };
    const counts = { measure: 'placements_3plus', numerator: 5, denominator: 20, value: 25 };
    const computed = { ...place, ...counts, breakdown: 'total', category: 'Total' };
    const documents = {
      placements_3plus: {
        indicator: [
          martRow('indicator', { ...computed, profile: 'dfe', availability: 'available' }),
          martRow('indicator', {
            ...computed,
            profile: 'local',
            value: 77.7,
            availability: 'available',
          }),
        ],
        published: [],
      },
      quiet_years_2y: {
        indicator: [],
        published: [
          martRow('published_indicator', {
            ...place,
            measure: 'quiet_years_2y',
            profile: 'dfe',
            title: QUIET_YEARS.title,
            numerator: 30,
            denominator: 120,
            value: 25,
            source: 'DfE',
          }),
        ],
      },
    };
    for (const [measure, rows] of Object.entries(documents)) {
      await service.stores.releases.put(
        measureKey(1, measure),
        JSON.stringify({ release: 1, measure, ...rows }),
      );
    }
  });
  const apiOf = async (address: string): Promise<unknown> =>
    JSON.parse((await service.get(address, INSPECTOR)).html);

  it('list the measure, in the order of the catalogue', async () => {
    const { results } = MeasureList.parse(await apiOf('/api/v1/measures'));
    expect(results.slice(-2)).toEqual([QUIET_YEARS, LOCAL_PLACEMENTS]);
    const text = textOf((await service.get('/measures', INSPECTOR)).html);
    expect(text).toContain(QUIET_YEARS.title);
    const definitions = textOf((await service.get('/definitions')).html);
    expect(definitions).toContain(QUIET_YEARS.definition);
  });

  it('show the figures of the measure', async () => {
    const text = textOf((await service.get('/measures/quiet_years_2y', INSPECTOR)).html);
    expect(text).toContain(QUIET_YEARS.title);
    expect(text).toContain('Central Bedfordshire 25%');
  });

  it('keep two profiles of one id separate', async () => {
    const data = async (query: string) =>
      MeasureData.parse(await apiOf(`/api/v1/measures/placements_3plus/data${query}`)).results.map(
        ({ profile, value }) => ({ profile, value }),
      );
    expect(await data('')).toEqual([{ profile: 'dfe', value: 25 }]);
    expect(await data('?profile=local')).toEqual([{ profile: 'local', value: 77.7 }]);
    const page = await service.get('/measures/placements_3plus?profile=local', INSPECTOR);
    expect(textOf(page.html)).toContain('Central Bedfordshire 77.70 5 of 20');
    expect(textOf(page.html)).toContain(LOCAL_PLACEMENTS.title);
    const unknown = await service.get('/measures/placements_3plus?profile=cco', INSPECTOR);
    expect(unknown.status).toBe(404);
  });
});

describe('the evidence pack with a measure added to the catalogue', () => {
  it('describes it in its own sentence, in its theme, at a glance and in the summary', async () => {
    const releases = await createReleases(COUNCILS, 3, CATALOGUE);
    const { pack, html } = await buildPackOf('823', releases, false, CATALOGUE);
    const placements = pack.themes.find(({ id }) => id === 'placements');
    const [quiet] = placements?.measures.filter(({ id }) => id === QUIET_YEARS.id) ?? [];

    expect(quiet?.statement[0]?.text).toMatch(
      /^By 31 March 2025, \d+% of children looked after \(\d+ of 365\) had two quiet years \(published by DfE\)\.$/,
    );
    expect(JSON.stringify(pack.glance)).toContain(QUIET_YEARS.title);
    expect(JSON.stringify(pack.summary)).toContain('had two quiet years');
    expect(html).toContain(LOCAL_PLACEMENTS.title);
    const local = placements?.measures.find(
      ({ id, profile }) => id === LOCAL_PLACEMENTS.id && profile === 'local',
    );
    expect(local?.statement[0]?.text).toMatch(/ \d+\.\d\d of children looked after /);
    expect(local?.breakdowns.map(({ id }) => id)).toEqual(['placements_3plus-local-sex']);
  });
});
