import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { UnitDocument } from '../../schemas/api/releases.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { unitKey } from '../shared/releases/release-folder.ts';
import { readJson } from '../shared/submissions/submission-folder.ts';

/** Columns in the order of the Explore Education Statistics standard, then what a figure needs to be cited. */
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

/** Names and codes of a place; empty where the standard leaves them blank. */
interface Place {
  readonly level: string;
  readonly region: readonly [code: string, name: string];
  readonly council: readonly [oldCode: string, newCode: string, name: string];
}

const LEVELS = { england: 'National', region: 'Regional', council: 'Local authority' } as const;

/** The figures as tidy rows. Reads each place's names from its document in the release. */
export async function tidyRows(
  figures: readonly MeasureFigure[],
  release: number,
  releases: ObjectStore,
): Promise<Row[]> {
  const places = new Map<string, Place>();
  for (const { unitLevel, unitCode } of figures) {
    if (!places.has(unitCode)) {
      places.set(unitCode, await readPlace(unitLevel, unitCode, release, releases));
    }
  }
  return figures.map((figure) => tidyRow(figure, places.get(figure.unitCode)));
}

async function readPlace(
  level: MeasureFigure['unitLevel'],
  code: string,
  release: number,
  releases: ObjectStore,
): Promise<Place> {
  const document = await readJson(releases, unitKey(release, code), UnitDocument);
  const profile = document?.marts.council_profile?.[0] ?? {};
  const text = (name: string) => String(profile[name] ?? '');
  const isCouncil = level === 'council';
  return {
    level: LEVELS[level],
    region:
      level === 'england'
        ? ['', '']
        : isCouncil
          ? [text('region_code'), text('region_name')]
          : [code, text('name')],
    council: isCouncil ? [code, text('gss_code'), text('name')] : ['', '', ''],
  };
}

function tidyRow(figure: MeasureFigure, place: Place | undefined): Row {
  return [
    figure.collectionYear,
    'Reporting year',
    place?.level ?? '',
    'E92000001',
    'England',
    ...(place?.region ?? []),
    ...(place?.council ?? []),
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
  ];
}
