import * as z from 'zod';
import {
  KeptChanges,
  MeasureChanges,
  type ReleaseChanges,
  type ReleaseChangesQuery,
} from '../../schemas/api/release-changes.ts';
import { UnitDocument } from '../../schemas/api/releases.ts';
import { Forbidden, Invalid, NotFound } from '../shared/errors.ts';
import type { CouncilsInReach } from '../shared/http/request.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import {
  compareFigures,
  type FigureRows,
  sizeOf,
  tell,
} from '../shared/releases/compare-figures.ts';
import { keptDefinitions } from '../shared/releases/kept-definitions.ts';
import { changesKey, measureChangesKey, unitKey } from '../shared/releases/release-folder.ts';

type Figures = ReleaseChanges['figures'];
type Wanted = Pick<ReleaseChangesQuery, 'measure' | 'profile' | 'unit' | 'amount' | 'format'>;

/** Most cells of each measure in a page or JSON response. A CSV file contains all cells that are kept. */
const MOST_CELLS = { overview: 10, ofOneMeasure: 1000 };

/** The note for users who may not see other councils' figures. */
const WHY_NOT_OTHERS =
  'Figures of other councils, and of regions, groups and England, are not shown: the change of a sum from one release to the next can reveal what one council sent.';

/**
 * How figures changed between two releases, limited to what the user may see. When one council is added, the change of a
 * sum is exactly that council's count. So only users who may see every council's figures get the changes of sums. `since`
 * is null when there is no earlier release. Throws `NotFound` for a measure or unit that neither release has.
 */
export async function readFigures(
  release: number,
  since: number | null,
  wanted: Wanted,
  councils: CouncilsInReach,
  releases: ObjectStore,
): Promise<Figures> {
  if (since === null) return none('There is no earlier release to compare figures with.');
  if (wanted.unit !== undefined && councils !== 'all' && !councils.includes(wanted.unit)) {
    throw new Forbidden(`Your account cannot see what changed there. ${WHY_NOT_OTHERS}`);
  }
  await requireMeasure(wanted, [release, since], releases);
  if (wanted.unit !== undefined) {
    await requireUnit(wanted.unit, [release, since], releases);
    const measures = await ofUnits(release, since, [wanted.unit], releases);
    return { of: 'one unit', note: OF_UNITS, measures: chosen(measures, wanted) };
  }
  if (councils === 'all') return await ofEveryCouncil(release, since, wanted, releases);
  if (councils.length === 0) return none(`Your account cannot see figures. ${WHY_NOT_OTHERS}`);
  const measures = await ofUnits(release, since, councils, releases);
  const note = `${OF_UNITS} ${WHY_NOT_OTHERS}`;
  return { of: 'own councils', note, measures: chosen(measures, wanted) };
}

/** An empty response would read as if nothing had changed. */
async function requireMeasure(
  { measure, profile }: Wanted,
  numbers: readonly number[],
  releases: ObjectStore,
): Promise<void> {
  const kept = await Promise.all(numbers.map((number) => keptDefinitions(number, releases)));
  // Releases of earlier versions did not keep their definitions.
  if (kept.includes(undefined)) return;
  const isWanted = (one: { readonly id: string; readonly profile: string }) =>
    (measure === undefined || one.id === measure) &&
    (profile === undefined || one.profile === profile);
  if (kept.some((definitions) => definitions?.some(isWanted))) return;
  throw new NotFound('There is no such measure in these releases.');
}

async function requireUnit(
  unit: string,
  numbers: readonly number[],
  releases: ObjectStore,
): Promise<void> {
  for (const number of numbers) if (await releases.head(unitKey(number, unit))) return;
  throw new NotFound('There is no council, region or group with this code in these releases.');
}

const OF_UNITS = 'Figures in total, by age and by sex are compared.';

function none(note: string): Figures {
  return { of: 'none', note, measures: [] };
}

async function ofEveryCouncil(
  release: number,
  since: number,
  wanted: Wanted,
  releases: ObjectStore,
): Promise<Figures> {
  const kept = await readJson(releases, changesKey(release), KeptChanges);
  if (kept?.since !== since) {
    return none(
      `Figures of every council were not compared with release ${since} when release ${release} was made. Name one unit to compare its figures.`,
    );
  }
  if (!kept.isCompared) return none(`The tables of release ${since} could no longer be read.`);
  const { measure } = wanted;
  const names = new Set(
    measure === undefined ? kept.measures.map((one) => one.measure) : [measure],
  );
  const whole: MeasureChanges[] = [];
  if (measure === undefined && wanted.format === 'json') whole.push(...kept.measures);
  else for (const name of names) whole.push(...(await ofMeasure(release, since, name, releases)));
  const note = 'Figures of every council, region and group, and of England, are compared.';
  return { of: 'every council', note, measures: chosen(whole, wanted) };
}

/** The changed figures of a measure that the release lists. */
async function ofMeasure(
  release: number,
  since: number,
  measure: string,
  releases: ObjectStore,
): Promise<MeasureChanges[]> {
  const key = measureChangesKey(release, since, measure);
  return (await readJson(releases, key, z.array(MeasureChanges))) ?? [];
}

/** Compares the documents of units. Every release keeps them, so any two releases can be compared. */
async function ofUnits(
  release: number,
  since: number,
  units: readonly string[],
  releases: ObjectStore,
): Promise<MeasureChanges[]> {
  const definitions = [
    ...((await keptDefinitions(release, releases)) ?? []),
    ...((await keptDefinitions(since, releases)) ?? []),
  ];
  const rowsIn = async (number: number): Promise<FigureRows> => {
    const all = await Promise.all(
      units.map(
        async (unit) => (await readJson(releases, unitKey(number, unit), UnitDocument))?.marts,
      ),
    );
    const of = (mart: string) => all.flatMap((marts) => marts?.[mart] ?? []);
    return {
      indicator: of('indicator'),
      published_indicator: of('published_indicator'),
      workforce_rate: of('workforce_rate'),
    };
  };
  return compareFigures(await rowsIn(since), await rowsIn(release), definitions);
}

/** The measures requested, with changes counted by the amount requested. Throws `Invalid` for an amount that cannot be used. */
function chosen(
  all: readonly MeasureChanges[],
  { measure, profile, amount, format }: Wanted,
): MeasureChanges[] {
  if (amount !== undefined && measure === undefined) {
    throw refusal('Name the measure as well: an amount is in the unit of a measure.');
  }
  const isAskedFor = (one: MeasureChanges) =>
    (measure === undefined || one.measure === measure) &&
    (profile === undefined || one.profile === profile);
  const most = measure === undefined ? MOST_CELLS.overview : MOST_CELLS.ofOneMeasure;
  return all
    .filter(isAskedFor)
    .map((one) => (amount === undefined ? one : countedBy(amount, one)))
    .map((one) => ({
      ...one,
      cells: one.cells
        .filter((cell) => cell.change !== 'moved' || sizeOf(cell) > one.amount)
        .slice(0, format === 'json' ? most : undefined),
    }));
}

function countedBy(amount: number, all: MeasureChanges): MeasureChanges {
  const listed = all.cells.filter(({ change }) => change === 'moved').map(sizeOf);
  const isWhole = listed.length === all.moved + all.movedLess;
  // If only the largest changes are listed, all can be counted from the smallest of these upwards.
  if (!isWhole && listed.length === 0) {
    throw refusal('This release does not list the figures that changed, so no amount can be used.');
  }
  const least = isWhole ? 0 : Math.min(...listed);
  if (amount < least) {
    throw refusal(
      `Too many figures changed to list them all. Ask for an amount of ${least} or more.`,
    );
  }
  const { moved, cells } = tell(all.cells, amount);
  return { ...all, amount, moved, movedLess: all.moved + all.movedLess - moved, cells };
}

function refusal(message: string): Invalid {
  return new Invalid(message, [{ field: 'amount', message }]);
}
