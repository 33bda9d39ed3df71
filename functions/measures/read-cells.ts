import * as z from 'zod';
import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import { createRowReader, type TableFile, type Wanted } from '../shared/lake/read-parquet-rows.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { rebuildKey, releaseFolder } from '../shared/releases/release-folder.ts';
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
  const known = new Map<number, Files>();
  const filesOf = async (release: number): Promise<readonly TableFile[]> => {
    const found = known.get(release);
    // A table that was damaged is written again elsewhere, and its old file can stay for some days.
    const next = rebuildKey(release, (found?.rebuild ?? 0) + 1);
    if (found !== undefined && (await releases.head(next)) === undefined) return found.files;
    const files = await findFiles(release, releases);
    known.set(release, files);
    return files.files;
  };
  return async (release, { id, profile }, { breakdown, unit, year }) => {
    const wanted: Wanted = {
      measure: id,
      profile,
      breakdown,
      ...(unit !== undefined && { unit_code: unit }),
      ...(year !== undefined && { collection_year: year }),
    };
    const rows = await read(await filesOf(release), wanted).catch((error: unknown) => {
      // For the reader, the figures are not missing: the service has lost a file, and an operator must know.
      if (error instanceof NotFound)
        throw new Error(`Release ${release} has lost a file of ${TABLE}.`);
      throw error;
    });
    return z
      .array(IndicatorRow)
      .parse(rows)
      .map((row) => computedFigure(row, release));
  };
}

interface Files {
  readonly files: readonly TableFile[];
  readonly rebuild: number;
}

async function findFiles(release: number, releases: ObjectStore): Promise<Files> {
  const manifest = await readJson(releases, `${releaseFolder(release)}/manifest.json`, Tables);
  if (manifest === undefined) return { files: [], rebuild: 0 };
  const { tables, rebuild } = await tablesOfRelease({ release, ...manifest }, releases);
  return { files: tables.find(({ view }) => view === TABLE)?.files ?? [], rebuild };
}
