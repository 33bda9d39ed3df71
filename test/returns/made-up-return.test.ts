import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lakeTables } from '../../schemas/lake.ts';
import { checkExample } from '../../schemas/returns/examples.ts';
import { RETURNS } from '../../schemas/returns/index.ts';
import { everyRule } from '../../schemas/returns/rules-of-year.ts';
import { faultsOf, textOf } from '../pages/support/page-html.ts';
import { OFFICER, openService } from '../pages/support/service.ts';
import { comparable } from '../sql/support/compare-case.ts';
import { openViewWorld } from '../sql/support/view-world.ts';
import type { ApiClient, FileToSend } from '../support/api-client.ts';
import { filesOf, smallCouncilReturns } from '../support/small-council.ts';
import { openWorld, type World } from '../support/world.ts';
import { CLUBS } from './clubs/index.ts';

// A new return needs only the folder `clubs`. No other code names the return.
const BOTH = [...RETURNS, CLUBS];
const PROJECT_SQL = join(import.meta.dirname, '../../sql');
const OWN_SQL = join(import.meta.dirname, 'clubs/sql');

let folder: string;
let sqlFolder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-returns-'));
  sqlFolder = join(folder, 'sql');
  await cp(PROJECT_SQL, sqlFolder, { recursive: true });
  await cp(OWN_SQL, sqlFolder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const file = (name: string, ...lines: readonly string[]): FileToSend => ({
  name,
  bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`),
});
const MEMBERS = file('a.csv', 'CHILD,DOB', 'KIDA1,05/06/2012', 'KIDB2,17/11/2015');
const memberships = (...rows: readonly string[]) =>
  file('b.csv', 'CHILD,JOINED,LEFT_ON,SPORT', ...rows);
const RIGHT = [
  MEMBERS,
  memberships(
    'KIDA1,10/04/2024,01/06/2024,S',
    'KIDA1,01/07/2024,31/02/2025,S',
    'KIDB2,10/04/2024,,C',
  ),
];

describe('an invented return of two tables and four rules', () => {
  let world: World;
  let officer: ApiClient;
  let accepted: string;
  beforeAll(async () => {
    world = await openWorld({ returns: BOTH, sqlFolder });
    officer = await world.as('officer 823');
  });
  afterAll(() => world.close());

  const submit = (files: readonly FileToSend[]) => officer.submit('823', 2025, files, 'clubs');
  const text = async (path: string) => textOf(await (await fetch(`${world.origin}${path}`)).text());

  it.each(everyRule(CLUBS))('passes the examples of rule $code', (rule) => {
    const stateOf = (example: (typeof rule.ok)[number]) =>
      checkExample(CLUBS, example, rule).outcomes.find(({ code }) => code === rule.code)?.state;
    expect(rule.ok.map(stateOf)).toEqual(rule.ok.map(() => 'passed'));
    expect(rule.bad.map(stateOf)).toEqual(rule.bad.map(() => 'failed'));
  });

  it('gets findings from each of its rules, and cannot be accepted while a blocking one fails', async () => {
    const wrong = memberships('KIDA1,02/05/2024,01/05/2024,S', 'KIDC3,10/04/2024,,X');
    const checked = await submit([file('a.csv', 'CHILD,DOB', 'KIDA1,'), wrong]);
    expect(checked.status).toBe('blocked');
    const { json } = await officer.get(`/api/v1/submissions/${checked.id}/findings`);
    const found = json.results.map((one: { code: string; table: string; line: number }) => [
      one.code,
      one.table,
      one.line,
    ]);
    expect(found).toEqual([
      ['M1', 'Members', 2],
      ['C2', 'Memberships', 2],
      ['C1', 'Memberships', 3],
      ['C3', 'Memberships', 3],
    ]);
  });

  it('is read from XML by its own layout, with the same rows and findings as from CSV', async () => {
    const xml = file(
      'clubs.xml',
      '<CLUBS>',
      '<MEMBER><WHO><MEMBERID>KIDA1</MEMBERID><DOB>05/06/2012</DOB></WHO>',
      '<MEMBERSHIP><JOINED>10/04/2024</JOINED><LEFT_ON>01/06/2024</LEFT_ON><SPORT>S</SPORT></MEMBERSHIP>',
      '<MEMBERSHIP><JOINED>01/07/2024</JOINED><LEFT_ON>31/02/2025</LEFT_ON><SPORT>S</SPORT></MEMBERSHIP>',
      '</MEMBER>',
      '<MEMBER><WHO><MEMBERID>KIDB2</MEMBERID><DOB>17/11/2015</DOB></WHO>',
      '<MEMBERSHIP><JOINED>10/04/2024</JOINED><SPORT>C</SPORT></MEMBERSHIP></MEMBER>',
      '</CLUBS>',
    );
    const found = async (files: readonly FileToSend[]) => {
      const { id, status, tables } = await submit(files);
      const { json } = await officer.get(`/api/v1/submissions/${id}/findings`);
      const findings = json.results.map((one: { code: string; table: string }) => [
        one.code,
        one.table,
      ]);
      const rows = tables.map(({ table, rows }: { table: string; rows: number }) => [table, rows]);
      return { status, findings, rows };
    };
    const fromXml = await found([xml]);
    expect(fromXml).toEqual(await found(RIGHT));
    expect(fromXml.rows).toEqual([
      ['Members', 2],
      ['Memberships', 3],
    ]);
  });

  it('refuses the XML of another return, naming the element that its own begins with', async () => {
    const checked = await submit([file('c.xml', '<EXPSSDA903></EXPSSDA903>')]);
    expect(checked.status).toBe('refused');
    const { json } = await officer.get(`/api/v1/submissions/${checked.id}/findings`);
    expect(JSON.stringify(json.results)).toContain('CLUBS');
  });

  it('can be accepted next to another return of the same council and year', async () => {
    const other = await officer.submit('823', 2025, filesOf(smallCouncilReturns(), 2025));
    expect((await officer.accept(other.id)).status).toBe('published');
    const checked = await submit(RIGHT);
    expect(checked.status).toBe('errors');
    const done = await officer.accept(checked.id, 'The date is being looked for.');
    accepted = checked.id;
    expect(done.status).toBe('published');
    expect(done.publication.tables.map(({ table }: { table: string }) => table)).toEqual([
      'clubs_members',
      'clubs_memberships',
    ]);
    const still = await officer.get(`/api/v1/submissions/${other.id}`);
    expect(still.json.status).toBe('published');
  });

  it('has a receipt, and its tables can be downloaded', async () => {
    const { json } = await officer.get(`/api/v1/submissions/${accepted}/receipt`);
    expect(json).toMatchObject({ return: 'clubs', inForce: true });
    const table = await officer.get(`/api/v1/submissions/${accepted}/files/Memberships.csv`);
    expect(table.text).toContain('KIDA1,01/07/2024,31/02/2025,S');
  });

  it('leaves no identifier or day of birth in the lake', async () => {
    const lake = await world.lakeText();
    expect(lake).toContain('age_at_joining');
    expect(lake).not.toMatch(/KID[ABC]\d/);
  });

  it('is in a release with its own mart, which distinguishes an unreadable end from a blank one', async () => {
    const analyst = await world.as('analyst');
    const { json } = await analyst.post('/api/v1/releases', { note: 'two returns' });
    const { status, manifest } = await analyst.waitWhile(
      `/api/v1/releases/${json.release}`,
      'publishing',
    );
    expect(status).toBe('published');
    expect(manifest.marts).toContainEqual(
      expect.objectContaining({ mart: 'club_members', rows: 2 }),
    );
    const shown = await world.platform.stores.releases.get('000001/units/823.json');
    const { marts } = JSON.parse(Buffer.from(shown?.body ?? []).toString());
    expect(marts.club_members).toMatchObject([
      { sport: 'C', memberships: 1, joined_before_10: 1, ends_unreadable: 0 },
      { sport: 'S', memberships: 2, joined_before_10: 0, ends_unreadable: 1 },
    ]);
    // A release takes the engine a minute or more on a busy machine.
  }, 300_000);

  it('is on the pages of rules, in the data dictionary and in the OpenAPI document', async () => {
    expect(await text('/rules')).toContain(CLUBS.title);
    expect(await text('/rules/clubs/2025/C2')).toContain('Left before joining');
    expect(await text('/data-dictionary?year=2025')).toContain(
      `Tables of the return ${CLUBS.title}`,
    );
    expect(await text('/data-dictionary?return=clubs&year=2025&table=Memberships')).toContain(
      'Rows are identified by CHILD, JOINED.',
    );
    expect(await text('/data-dictionary?table=clubs_memberships')).toContain('age_at_joining');
    const { json } = await officer.get('/api/v1/openapi.json');
    expect(json.components.schemas.ReturnId.oneOf).toContainEqual({
      const: 'clubs',
      title: CLUBS.title,
    });
  });

  it('is refused for a year without rules', async () => {
    const files = [{ name: 'a.csv', size: 1, sha256: 'a'.repeat(64) }];
    const wanted = { return: 'clubs', collectionYear: 2024, laCode: '823', files };
    const { status, json } = await officer.post('/api/v1/submissions', wanted);
    expect(status).toBe(422);
    expect(json.problems).toEqual([
      {
        field: 'collectionYear',
        message: 'This return is accepted for the collection years 2025 to 2026.',
      },
    ]);
  });
});

describe('a service with two returns', () => {
  it('asks without JavaScript which one is sent, and uses the answer', async () => {
    const service = await openService({ returns: BOTH });
    const { html } = await service.get('/submissions/new', OFFICER);
    expect(await faultsOf(html)).toEqual([]);
    for (const { id, title } of BOTH) {
      expect(html).toMatch(new RegExp(`type="radio" name="return" value="${id}"`));
      expect(textOf(html)).toContain(title);
    }
    const form = { collectionYear: '2025', laCode: '823' };
    const asked = await service.post('/submissions/new', OFFICER, form);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('<a href="#return">');
    const started = await service.post('/submissions/new', OFFICER, { ...form, return: 'clubs' });
    expect(started.status).toBe(303);
    expect(textOf((await service.get('/submissions', OFFICER)).html)).toContain(CLUBS.title);
  });
});

it('passes the cases of its view', async () => {
  const views = await openViewWorld({ sqlFolder, tables: lakeTables(BOTH) });
  const view = views.views.get('club_members');
  if (view === undefined) throw new Error('The view does not exist.');
  for (const given of view.cases) {
    const { columns, rows } = await views.run(view, given);
    expect(columns).toEqual(view.columns.map(({ name, type }) => ({ name, type })));
    expect(comparable(rows, given.expect)).toEqual(comparable(given.expect, given.expect));
  }
});
