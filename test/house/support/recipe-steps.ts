import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a recipe: the file as in CONTRIBUTING.md, its actual path, and the change. */
export interface RecipeStep {
  readonly as: string;
  readonly path: string;
  edit(text: string): string;
}

const TEST = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(TEST, path), 'utf8');
const before = (place: string, line: string) => (text: string) =>
  text.replace(place, `${line}${place}`);
const after = (place: string, line: string) => (text: string) =>
  text.replace(place, `${place}${line}`);
const inTurn =
  (...edits: readonly ((text: string) => string)[]) =>
  (text: string) =>
    edits.reduce((changed, edit) => edit(changed), text);
const here = (path: string, edit: RecipeStep['edit']): RecipeStep => ({ as: path, path, edit });

const COUNTS = 'sql/intermediate/int_council_counts';
const NAMES = 'sql/intermediate/int_measure_counts';
const column = (name: string) =>
  `  - {name: no_placement_moves_${name}, type: bigint, description: ${name} of no_placement_moves.}\n`;

/** Children who did not move in the year. */
export const MEASURE_STEPS: readonly RecipeStep[] = [
  {
    as: 'schemas/measures/<name>.ts',
    path: 'schemas/measures/no-placement-moves.ts',
    edit: () => `import { AT_31_MARCH, COMPUTED_FOR_CHILDREN, LIMITS } from './common.ts';
import type { Measure } from './measure.ts';
import { PROFILES } from './profiles.ts';

/** No placement move in the year. */
export const noPlacementMoves: Measure = {
  ...COMPUTED_FOR_CHILDREN,
  id: 'no_placement_moves',
  profile: 'local',
  title: 'No placement move in the year',
  shortTitle: 'No placement move',
  definition: 'Children who did not move in the year.',
  numerator: 'Children without a move in the year',
  denominator: AT_31_MARCH,
  good: 'high',
  family: 'placements',
  marts: ['indicator'],
  needs: [],
  sentence: 'In the year to 31 March {year}, {value} of children looked after{counts} did not move',
  source: PROFILES.local.source,
  limits: [LIMITS.moves],
};
`,
  },
  here(
    'schemas/measures/index.ts',
    inTurn(
      before(
        'import { placementMoves2plus }',
        "import { noPlacementMoves } from './no-placement-moves.ts';\n",
      ),
      after('  placementMoves2plus,\n', '  noPlacementMoves,\n'),
    ),
  ),
  here(
    `${COUNTS}.sql`,
    before(
      '        count(case when social_workers >= 3',
      '        count(case when placement_moves = 0 then 1 end)\n            as no_placement_moves_numerator,\n        count(*) as no_placement_moves_denominator,\n',
    ),
  ),
  here(
    `${COUNTS}.yml`,
    inTurn(
      before(
        '  - {name: social_workers_3plus_numerator',
        column('numerator') + column('denominator'),
      ),
      after(
        '\ncases:\n',
        `  - name: a child without a move is still, one with a move is not
    given:
      int_child_year: [{placement_moves: 0}, {child_ref: b, placement_moves: 1}]
    only: {breakdown: total}
    expect:
      - {no_placement_moves_numerator: 1, no_placement_moves_denominator: 2}
`,
      ),
    ),
  ),
  here(`${NAMES}.sql`, (text) =>
    text.replace(
      /( +when )'placement_moves_2plus cco'(\n +then counts\.)placement_moves_2plus_(\w+)\n/gu,
      "$&$1'no_placement_moves local'$2no_placement_moves_$3\n",
    ),
  ),
  here(
    `${NAMES}.yml`,
    after(
      '\ncases:\n',
      `  - name: children without a move have their own counts
    given:
      int_council_counts: [{no_placement_moves_numerator: 6, no_placement_moves_denominator: 10}]
      int_council_measures: [{measure: no_placement_moves, profile: local}]
      ref_measure_breakdowns: [{measure: no_placement_moves, profile: local}]
    only: {measure: no_placement_moves}
    expect:
      - {numerator: 6, denominator: 10}
`,
    ),
  ),
];

const CLUBS = 'returns/clubs';
const moved = (file: string) => () =>
  read(`${CLUBS}/${file}`).replaceAll('../../../schemas/returns/', '../');
const club = (file: string, edit: RecipeStep['edit']): RecipeStep => ({
  as: `schemas/returns/<name>/${file}`,
  path: `schemas/returns/clubs/${file}`,
  edit,
});

/** The invented return of the tests, as a return of the project. */
export const RETURN_STEPS: readonly RecipeStep[] = [
  club('tables.ts', moved('tables.ts')),
  {
    as: 'schemas/returns/<name>/rules/<subject>.ts',
    path: 'schemas/returns/clubs/rules/club-rules.ts',
    edit: () =>
      `${read(`${CLUBS}/rules.ts`)
        .replaceAll('../../../schemas/returns/', '../../')
        .replaceAll("'./tables.ts'", "'../tables.ts'")}
/** The same return as a list. */
export const RULES = SUBJECTS.flatMap(({ rules }) => rules);
`,
  },
  club('rules/index.ts', () => "export { SUBJECTS } from './club-rules.ts';\n"),
  club(
    'shape.ts',
    () => `import type { ReturnShape } from '../return.ts';
import { TABLES } from './tables.ts';

/** A return that nobody collects, without its rules. */
export const CLUBS_SHAPE: ReturnShape = {
  id: 'clubs',
  title: 'Members of clubs (made up)',
  years: { oldest: 2025, first: 2025, last: 2026 },
  tables: TABLES,
  neededTables: ['Members'],
  births: { table: 'Members', column: 'DOB' },
};
`,
  ),
  club(
    'index.ts',
    () => `import type { Return } from '../return.ts';
import { SUBJECTS } from './rules/index.ts';
import { CLUBS_SHAPE } from './shape.ts';

/** A return that nobody collects. */
export const CLUBS: Return = {
  ...CLUBS_SHAPE,
  subjects: SUBJECTS,
  blocking: { rules: ['C2'], cells: [{ field: 'CHILD', problem: 'missing' }] },
};
`,
  ),
  here(
    'schemas/returns/index.ts',
    inTurn(
      (text) =>
        `import { CLUBS } from './clubs/index.ts';\nimport { CLUBS_SHAPE } from './clubs/shape.ts';\n${text}`,
      (text) =>
        text
          .replace('[SSDA903]', '[SSDA903, CLUBS]')
          .replace('[SSDA903_SHAPE]', '[SSDA903_SHAPE, CLUBS_SHAPE]'),
    ),
  ),
];

/** A test in the copy that uses both through the API. */
export const PROOF = `import { expect, it } from 'vitest';
import { filesOf, smallCouncilReturns } from './support/small-council.ts';
import { shipped, smallSql } from './support/small-sql.ts';
import { openWorld } from './support/world.ts';

const file = (name: string, ...lines: string[]) => ({
  name,
  bytes: new TextEncoder().encode(lines.join('\\r\\n') + '\\r\\n'),
});

it('both go from an upload to a release', async () => {
  const councils = shipped('ref_councils').filter(({ la_code }) => la_code === '823');
  const world = await openWorld({ sqlFolder: await smallSql({ ref_councils: councils }) });
  const officer = await world.as('officer 823');
  const sent = await officer.submit('823', 2025, filesOf(smallCouncilReturns(), 2025));
  expect((await officer.accept(sent.id)).status).toBe('published');
  const members = file('a.csv', 'CHILD,DOB', 'KIDA1,05/06/2012');
  const clubs = file('b.csv', 'CHILD,JOINED,LEFT_ON,SPORT', 'KIDA1,10/04/2024,,S');
  const other = await officer.submit('823', 2025, [members, clubs], 'clubs');
  expect((await officer.accept(other.id)).publication.tables).toHaveLength(2);
  const analyst = await world.as('analyst');
  const { json } = await analyst.post('/api/v1/releases', { note: 'walked' });
  const { manifest } = await analyst.waitWhile('/api/v1/releases/' + json.release, 'publishing');
  expect(manifest.returns).toHaveLength(2);
  const { text } = await analyst.get('/api/v1/measures/no_placement_moves/data?format=csv&unit=823');
  expect(text).toMatch(/,823,.*,no_placement_moves,local,total,Total,\\d+,30,/);
  await world.close();
}, 120_000);
`;
