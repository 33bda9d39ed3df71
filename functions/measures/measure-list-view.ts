import { UnitDocument } from '../../schemas/api/releases.ts';
import { isComputed, type Measure } from '../../schemas/measures/measure.ts';
import { formatAsPrinted } from '../shared/charts/format-value.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { unitKey } from '../shared/releases/release-folder.ts';

const ENGLAND = 'E92000001';

/** The list of measures, each with England's newest published figure in the release. */
export async function measureListView(
  measures: readonly Measure[],
  release: number | undefined,
  releases: ObjectStore,
) {
  const england =
    release === undefined
      ? undefined
      : await readJson(releases, unitKey(release, ENGLAND), UnitDocument);
  const rows = measures.map((measure) => ({
    ...measure,
    isComputed: isComputed(measure),
    england: england && newestFigure(measure, england),
  }));
  return { release, rows };
}

/** England's newest published figure, such as `10% in 2025`. Undefined when none is published. */
function newestFigure(measure: Measure, { marts }: UnitDocument): string | undefined {
  const published = marts.published_indicator?.filter((row) => row.profile === measure.profile);
  const newest = [...(published ?? []), ...(marts.workforce_rate ?? [])]
    .filter((row) => row.measure === measure.id && typeof row.value === 'number')
    .sort((a, b) => Number(b.collection_year) - Number(a.collection_year))[0];
  if (newest === undefined) return undefined;
  const year = Number(newest.collection_year);
  // The workforce is counted on 30 September, half a year before the collection year ends.
  const when = measure.marts.includes('workforce_rate')
    ? `on 30 September ${year - 1}`
    : `in ${year}`;
  return `${formatAsPrinted(Number(newest.value), measure.unit)} ${when}`;
}
