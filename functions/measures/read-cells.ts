import * as z from 'zod';
import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { createRowReader, type TableFile, type Wanted } from '../shared/lake/read-parquet-rows.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';
import { tablesOfRelease } from '../shared/releases/tables-of-release.ts';
import { computedFigure, IndicatorRow } from './figure-rows.ts';

/** Which cells of a measure to read: those of a breakdown. Default: every unit and year. */
interface Cells {
  readonly breakdown: string;
  readonly unit?: string | undefined;
  readonly year?: number | undefined;
}

/** Reads computed figures of a breakdown from a release's table. It does not check what the user may see. */
export type ReadCells = (
  release: number,
  measure: Measure,
  cells: Cells,
) => Promise<MeasureFigure[]>;

const TABLE = 'indicator';
const Tables = z.object(ReleaseManifest.pick({ tables: true }).shape);

/** Reads cells by byte ranges, without an engine. A release's list of files is read once per process, and again after a rebuild. */
export function createReadCells({
  releases,
  lake,
}: {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
}): ReadCells {
  const read = createRowReader(lake);
  const known = new Map<string, Promise<readonly TableFile[]>>();
  const filesOf = async (release: number): Promise<readonly TableFile[]> => {
    // A table that was damaged is written again elsewhere, and its old file can stay for some days.
    const rebuild = await releases.head(`${releaseFolder(release)}/rebuild.json`);
    const version = `${release} ${rebuild?.etag ?? ''}`;
    const files = known.get(version) ?? findFiles(release, releases);
    known.set(version, files);
    files.catch(() => known.delete(version));
    return await files;
  };
  return async (release, { id, profile }, { breakdown, unit, year }) => {
    const wanted: Wanted = {
      measure: id,
      profile,
      breakdown,
      ...(unit !== undefined && { unit_code: unit }),
      ...(year !== undefined && { collection_year: year }),
    };
    const rows = await read(await filesOf(release), wanted);
    return z
      .array(IndicatorRow)
      .parse(rows)
      .map((row) => computedFigure(row, release));
  };
}

async function findFiles(release: number, releases: ObjectStore): Promise<readonly TableFile[]> {
  const manifest = await readJson(releases, `${releaseFolder(release)}/manifest.json`, Tables);
  if (manifest === undefined) return [];
  const tables = await tablesOfRelease({ release, tables: manifest.tables }, releases);
  return tables.find(({ view }) => view === TABLE)?.files ?? [];
}
