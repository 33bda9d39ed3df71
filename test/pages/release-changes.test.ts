import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changesKey, measureChangesKey } from '../../functions/shared/releases/release-folder.ts';
import { VIEW_LIST_KEY } from '../../schemas/lake/view-list.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import { martRow } from '../support/mart-rows.ts';
import { faultsOf, textOf } from './support/page-html.ts';
import { makeReleases } from './support/releases.ts';
import {
  ANALYST,
  INSPECTOR,
  OFFICER,
  OPERATOR,
  openService,
  type Service,
} from './support/service.ts';

const SHA = 'b'.repeat(64);
const OTHER_SHA = 'c'.repeat(64);
const AT = '2026-11-23T11:00:00.000Z';

const total = (value: number, numerator: number, denominator: number, councils: number) => ({
  value,
  numerator,
  denominator,
  councilsCounted: councils,
});
const cell = { collectionYear: 2025, breakdown: 'total', category: 'Total' } as const;
const MOVED = {
  measure: 'placements_3plus',
  profile: 'dfe',
  title: 'Three or more placements in the year',
  unit: '%',
  basis: 'computed',
  amount: 0.5,
  moved: 1,
  movedLess: 4,
  appeared: 1,
  disappeared: 0,
  cells: [
    {
      ...cell,
      change: 'moved',
      unitLevel: 'england',
      unitCode: 'E92000001',
      by: 2.5,
      before: total(10, 32, 320, 1),
      after: total(12.5, 50, 400, 2),
    },
    {
      ...cell,
      change: 'appeared',
      unitLevel: 'council',
      unitCode: '344',
      by: null,
      before: null,
      after: total(22.5, 18, 80, 1),
    },
  ],
};

const used = (laCode: string, sequence: number) => ({
  return: 'ssda903',
  laCode,
  collectionYear: 2025,
  submission: `ssda903-${laCode}-2025-${sequence}`,
  sequence,
});

interface Wishes {
  readonly measures?: readonly object[];
  readonly returns?: readonly object[];
  readonly sha256?: string;
  readonly end?: 'manifest.json' | 'draft.json';
}

/** Stores release 4, compared with release 1. */
async function makeNext(
  { stores }: Service,
  {
    measures = [MOVED],
    returns = [used('823', 2), used('344', 1)],
    sha256 = OTHER_SHA,
    end = 'manifest.json',
  }: Wishes = {},
): Promise<void> {
  const put = (key: string, value: object) => stores.releases.put(key, JSON.stringify(value));
  const isDraft = end === 'draft.json';
  await put('000004/request.json', {
    at: AT,
    by: 'ana',
    note: '',
    ...(isDraft && { draft: true }),
  });
  await put(`000004/${end}`, {
    release: 4,
    ...(isDraft ? { draftedAt: AT } : { publishedAt: AT }),
    requestedBy: 'ana',
    note: '',
    returns,
    views: [{ view: 'indicator', sha256 }],
    reference: [
      { table: 'ref_councils', sha256, location: `reference-editions/ref_councils/${sha256}` },
    ],
    marts: [{ mart: 'indicator', rows: 5, sha256: SHA }],
    database: 'release_000004',
    tables: [],
    units: 4,
  });
  const places = await stores.releases.get('000001/places.json');
  await stores.releases.put('000004/places.json', places?.body ?? '[]');
  await put(changesKey(4), { since: 1, isCompared: true, measures });
  await put(measureChangesKey(4, 1, 'placements_3plus'), measures);
  const unit = (release: number, value: number) => ({
    release,
    unitLevel: 'council',
    unitCode: '823',
    marts: {
      indicator: [
        martRow('indicator', {
          collection_year: 2025,
          unit_level: 'council',
          unit_code: '823',
          measure: 'placements_3plus',
          profile: 'dfe',
          breakdown: 'total',
          category: 'Total',
          numerator: value,
          denominator: 100,
          value,
          availability: 'available',
          councils_counted: 1,
          councils_total: 1,
        }),
      ],
    },
  });
  await put('000001/units/823.json', unit(1, 11));
  await put('000004/units/823.json', unit(4, 17));
  const kept = MEASURES.map((one) => ({ ...one, unit: one.unit }));
  await put('000001/catalogue.json', kept);
  await put('000004/catalogue.json', [
    { ...kept[0], denominator: 'All children' },
    ...kept.slice(1),
  ]);
}

let service: Service;
beforeEach(async () => {
  service = await openService();
  await makeReleases(service);
});
const pageOf = async (address: string, as = ANALYST) => {
  const { status, html } = await service.get(address, as);
  expect(status).toBe(200);
  expect(await faultsOf(html)).toEqual([]);
  return { html, text: textOf(html) };
};

describe('the page of a release', () => {
  it('says what changed: returns, definitions, and figures with both counts', async () => {
    await makeNext(service);
    const { html, text } = await pageOf('/releases/4');

    expect(text).toContain('What changed since release 1');
    expect(text).toContain('council 823 2025 Superseded ssda903-823-2025-x ssda903-823-2025-2');
    expect(text).toContain('council 344 2025 Added none ssda903-344-2025-1');
    expect(text).toContain('Out of : “');
    expect(text).toContain('” is now “All children”.');
    expect(text).toContain('1 view with changed SQL');
    expect(text).toContain('1 reference table with changed rows');
    expect(text).toContain('ref_councils: changed');
    expect(text).toContain(
      'Three or more placements in the year (DfE, computed) 0.5 percentage points 1 4 1 0',
    );
    expect(text).toContain('10.0% (32 of 320), 1 council 12.5% (50 of 400), 2 councils');
    expect(text).toContain('Wirral 2025 All children no figure 22.5% (18 of 80)');
    expect(html).toContain('/api/v1/releases/4/changes?format=csv');
  });

  it('shows an officer only their own council, and says why', async () => {
    await makeNext(service);
    const { text } = await pageOf('/releases/4', OFFICER);

    expect(text).toContain(
      'Central Bedfordshire 2025 All children 11.0% (11 of 100) 17.0% (17 of 100)',
    );
    expect(text).not.toContain('22.5%');
    expect(text).not.toContain('50 of 400');
    expect(text).toContain(
      'the change of a sum from one release to the next can reveal what one council sent',
    );
  });

  it('shows an operator no figures', async () => {
    await makeNext(service);
    const { text } = await pageOf('/releases/4', OPERATOR);

    expect(text).toContain('Your account cannot see figures.');
    expect(text).not.toMatch(/17\.0%|22\.5%|12\.5%/u);
  });

  it('says that nothing changed', async () => {
    await makeNext(service, {
      measures: [],
      returns: [{ ...used('823', 1), submission: 'ssda903-823-2025-x' }],
      sha256: SHA,
    });
    await service.stores.releases.put('000004/catalogue.json', JSON.stringify(MEASURES));

    expect((await pageOf('/releases/4')).text).toContain('Nothing changed.');
  });

  it('says that the first release has no earlier one', async () => {
    expect((await pageOf('/releases/1')).text).toContain(
      'This is the first release, so there is no earlier release to compare it with.',
    );
  });

  it('shows a draft to users who may publish it, with buttons to publish and discard it', async () => {
    await makeNext(service, { end: 'draft.json' });
    const { html, text } = await pageOf('/releases/4');
    expect(text).toContain('What changed since release 1');
    expect(html).toContain('action="/releases/4/publish"');
    expect(html).toContain('action="/releases/4/discard"');
    const { text: shown } = await pageOf('/releases/4', INSPECTOR);
    expect(shown).toContain('An analyst is reviewing this release before publishing it.');
    expect(shown).not.toContain('What changed');
    expect((await pageOf('/releases')).text).toContain('Release 4 comes first: it is a draft');

    expect((await service.post('/releases/4/discard', ANALYST)).status).toBe(303);
    const late = await service.post('/releases/4/publish', ANALYST);
    expect(late.status).toBe(409);
    expect(textOf(late.html)).toContain('Release 4 has already been discarded.');
    expect((await pageOf('/releases/4')).text).toContain('This draft was discarded.');
  });
});

describe('the list of releases', () => {
  beforeAll(async () => {
    service = await openService();
  });
  const accept = async (laCode: string, sequence: number) =>
    await service.stores.lake.put(
      `ledger/return_type=ssda903/collection_year=2025/la_code=${laCode}/00000${sequence}.json`,
      JSON.stringify({
        return_type: 'ssda903',
        collection_year: 2025,
        la_code: laCode,
        sequence,
        action: 'accept',
        submission_id: `ssda903-${laCode}-2025-${sequence}`,
        at: AT,
        by: 'officer',
      }),
    );

  it('tells an analyst what the next release would change', async () => {
    await accept('344', 1);
    const view = { view: 'indicator', layer: 'marts', sql: 'select 1', sha256: OTHER_SHA };
    const list = [{ ...view, reads: [], isWritten: true, key: [] }];
    await service.stores.lake.put(VIEW_LIST_KEY, JSON.stringify({ views: list, reference: [] }));
    const { text } = await pageOf('/releases');

    expect(text).toContain('What the next release would change');
    expect(text).toContain('council 344 2025 Added none ssda903-344-2025-1');
    expect(text).toContain('council 823 2025 Withdrawn ssda903-823-2025-x none');
    expect(text).toContain('1 view with changed SQL');
    expect(text).toContain('ref_councils: removed');
    expect((await pageOf('/releases', INSPECTOR)).text).not.toContain('would change');
  });

  it('says when the next release would be the first', async () => {
    service = await openService();
    expect((await pageOf('/releases')).text).toContain(
      'It would be the first release. No council’s return is in force.',
    );
    await accept('823', 1);
    expect((await pageOf('/releases')).text).toContain('council 823 2025 Added');
  });

  it('starts a draft from its form', async () => {
    service = await openService();
    const { status } = await service.post('/releases', ANALYST, {
      note: 'Look first',
      draft: 'yes',
    });
    expect(status).toBe(303);
    const { html } = await service.get('/api/v1/releases/1', ANALYST);
    expect(JSON.parse(html)).toMatchObject({ status: 'publishing', isDraft: true });
    expect((await pageOf('/releases/1')).text).toContain('Being calculated');
  });
});
