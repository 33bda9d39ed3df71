import type {
  FigureThen,
  ReleaseChanges,
  ReleaseChangesQuery,
} from '../../schemas/api/release-changes.ts';
import { toCsv } from '../shared/csv.ts';
import type { Places } from '../shared/releases/read-places.ts';

type Row = readonly (string | number | null)[];

const figure = (when: 'before' | 'after') =>
  ['value', 'numerator', 'denominator', 'councils_counted'].map((name) => `${name}_${when}`);

const HEADERS: Readonly<Record<ReleaseChangesQuery['of'], readonly string[]>> = {
  figures: [
    'time_period',
    'geographic_level',
    'unit_code',
    'unit_name',
    'measure',
    'profile',
    'basis',
    'breakdown_topic',
    'breakdown',
    'change',
    'moved_by',
    'unit',
    ...figure('before'),
    ...figure('after'),
  ],
  returns: [
    'change',
    'return',
    'collection_year',
    'la_code',
    'submission_before',
    'sequence_before',
    'submission_after',
    'sequence_after',
  ],
  definitions: ['kind', 'name', 'profile', 'change', 'field', 'before', 'after'],
};

/** One kind of change as tidy rows. Each row has the release and the release it was compared with. */
export function changesCsv(
  changes: ReleaseChanges,
  of: ReleaseChangesQuery['of'],
  places: Places,
): string {
  const rows = { figures: figureRows, returns: returnRows, definitions: definitionRows }[of];
  return toCsv(
    [...HEADERS[of], 'release', 'since'],
    rows(changes, places).map((row) => [...row, changes.release, changes.since]),
  );
}

function figureRows({ figures }: ReleaseChanges, places: Places): Row[] {
  return figures.measures.flatMap(({ cells, measure, profile, basis, unit }) =>
    cells.map((cell) => [
      cell.collectionYear,
      cell.unitLevel,
      cell.unitCode,
      places.get(cell.unitCode)?.name ?? '',
      measure,
      profile,
      basis,
      cell.breakdown,
      cell.category,
      cell.change,
      cell.by,
      unit,
      ...columnsOf(cell.before),
      ...columnsOf(cell.after),
    ]),
  );
}

function columnsOf(figure: FigureThen | null): Row {
  if (figure === null) return [null, null, null, null];
  return [figure.value, figure.numerator, figure.denominator, figure.councilsCounted];
}

function returnRows({ returns }: ReleaseChanges): Row[] {
  return returns.map(({ change, return: id, collectionYear, laCode, before, after }) => [
    change,
    id,
    collectionYear,
    laCode,
    before?.submission ?? null,
    before?.sequence ?? null,
    after?.submission ?? null,
    after?.sequence ?? null,
  ]);
}

function definitionRows({ definitions: { views, reference, measures } }: ReleaseChanges): Row[] {
  return [
    ...views.map((one) => ['view', one.view, '', one.change, 'sql', one.before, one.after]),
    ...reference.map((one) => [
      'reference table',
      one.table,
      '',
      one.change,
      'rows',
      one.before,
      one.after,
    ]),
    ...(measures ?? []).flatMap(({ measure, profile, change, fields }): Row[] => {
      const start = ['measure', measure, profile, change];
      if (fields.length === 0) return [[...start, null, null, null]];
      return fields.map(({ field, before, after }) => [...start, field, before, after]);
    }),
  ];
}
