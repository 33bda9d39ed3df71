import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import type { CalculatedFigures, FigureCell } from '../../../schemas/api/figures.ts';
import { idOf } from './submissions.ts';

const AT = '2026-11-22T10:30:00.000Z';
const REQUEST = { at: AT, by: 'officer-823', laCode: '823' };

const counted = (numerator: number, denominator: number): FigureCell => ({
  numerator,
  denominator,
  value: (100 * numerator) / denominator,
  intervalLow: 1,
  intervalHigh: 20,
  availability: 'available',
});
const NONE: FigureCell = {
  numerator: null,
  denominator: null,
  value: null,
  intervalLow: null,
  intervalHigh: null,
  availability: 'x',
};

function figuresOf(
  submission: string | null,
  basis: CalculatedFigures['basis'],
): CalculatedFigures {
  const sides = (figure: FigureCell, inForce: FigureCell) =>
    basis === 'checked' ? { figure, inForce } : { figure, inForce: null };
  const common = { collectionYear: 2025, measure: 'placements_3plus', profile: 'dfe' as const };
  const total = { breakdown: 'total', category: 'Total' };
  return {
    laCode: '823',
    submission,
    basis,
    calculatedAt: AT,
    seconds: 2.5,
    returns: [
      {
        return: 'ssda903',
        collectionYear: 2025,
        submission: submission ?? idOf('8'),
        sequence: null,
      },
    ],
    inForce: [],
    views: 'a'.repeat(64),
    figures: [
      { ...common, ...total, ...sides(counted(30, 321), counted(28, 320)) },
      { ...common, ...total, measure: 'social_workers_3plus', ...sides(NONE, NONE) },
      {
        ...common,
        breakdown: 'age_band_dfe',
        category: '1 to 4',
        ...sides(counted(3, 40), counted(3, 40)),
      },
      {
        ...common,
        breakdown: 'sex',
        category: 'Female',
        ...sides(counted(12, 150), counted(12, 151)),
      },
    ],
    children: [
      { collectionYear: 2025, ...total, figure: 321, inForce: basis === 'checked' ? 320 : null },
    ],
  };
}

/** Stores figures of council 823's submissions: being calculated, failed, and ready in each form. */
export async function makeFigures({
  stores,
}: {
  readonly stores: Readonly<Record<'submissions' | 'lake', Pick<ObjectStore, 'put' | 'create'>>>;
}): Promise<void> {
  const put = async (subject: string, name: string, value: object) =>
    await stores.submissions.put(`figures/${subject}/000001/${name}`, JSON.stringify(value));
  for (const digit of ['5', '7', '8', '9']) {
    await put(idOf(digit), 'figures-request.json', { ...REQUEST, submission: idOf(digit) });
  }
  await put('823', 'figures-request.json', { ...REQUEST, submission: null });
  await put(idOf('5'), 'figures.json', figuresOf(idOf('5'), 'checked'));
  await put(idOf('8'), 'figures.json', figuresOf(idOf('8'), 'in-force'));
  await put('823', 'figures.json', figuresOf(null, 'in-force'));
  await put(idOf('9'), 'failure.json', {
    at: AT,
    message: 'The uploaded files of this return have been deleted.',
  });
  // An empty list of views, because none have been deployed.
  await stores.lake.create('views/deployed.json', '{"views":[],"reference":[]}');
}
