import type { MeasureFigure } from '../../schemas/api/measures.ts';
import type { Place } from '../../schemas/api/releases.ts';
import type { Places } from '../shared/releases/read-places.ts';

/**
 * Columns in the order of the Explore Education Statistics standard, with two for groups of councils, which the standard
 * does not have, then the columns needed to cite a figure.
 */
export const TIDY_HEADER = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'country_code',
  'country_name',
  'region_code',
  'region_name',
  'old_la_code',
  'new_la_code',
  'la_name',
  'group_code',
  'group_name',
  'measure',
  'profile',
  'breakdown_topic',
  'breakdown',
  'children_count',
  'children_denominator',
  'children_percent',
  'interval_low',
  'interval_high',
  'availability',
  'basis',
  'release',
  'source',
] as const;

type Row = (string | number | null)[];

const LEVELS = {
  england: 'National',
  region: 'Regional',
  council: 'Local authority',
  group: 'Group of local authorities',
} as const;

/** The figures as tidy rows. A place that the release does not name has its code only. */
export function tidyRows(figures: readonly MeasureFigure[], places: Places): Row[] {
  return figures.map((figure) => [
    figure.collectionYear,
    'Reporting year',
    ...placeColumns(figure, places.get(figure.unitCode)),
    figure.measure,
    figure.profile,
    figure.breakdown,
    figure.category,
    figure.numerator,
    figure.denominator,
    figure.value,
    figure.intervalLow,
    figure.intervalHigh,
    figure.availability,
    figure.basis,
    figure.release,
    figure.source,
  ]);
}

/** The level and names of a place. Columns that the standard leaves blank for the level are empty. */
function placeColumns({ unitLevel, unitCode }: MeasureFigure, place: Place | undefined): Row {
  const council =
    unitLevel === 'council' ? [unitCode, place?.gssCode ?? '', place?.name ?? ''] : ['', '', ''];
  return [
    LEVELS[unitLevel],
    'E92000001',
    'England',
    place?.regionCode ?? '',
    place?.regionName ?? '',
    ...council,
    ...(unitLevel === 'group' ? [unitCode, place?.name ?? ''] : ['', '']),
  ];
}
