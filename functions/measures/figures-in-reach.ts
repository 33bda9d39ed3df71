import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { revealsACouncil } from '../../schemas/disclosure.ts';
import type { CouncilsInReach } from '../shared/http/request.ts';

/** The figures that the user may see. Sums over too few councils keep their row, with `c` in place of the value. */
export function figuresInReach(
  figures: readonly MeasureFigure[],
  councils: CouncilsInReach,
): MeasureFigure[] {
  return figures
    .filter((each) => isInReach(each, councils))
    .map((each) => (isOfTooFew(each, councils) ? hidden(each) : each));
}

/** From a sum over so few councils, an officer could subtract the own council's count and find another council's. */
function isOfTooFew(figure: MeasureFigure, councils: CouncilsInReach): boolean {
  const { basis, unitLevel, councilsCounted } = figure;
  const isSum = basis === 'computed' && unitLevel !== 'council';
  return (
    isSum && councils !== 'all' && councilsCounted !== null && revealsACouncil(councilsCounted)
  );
}

function hidden(figure: MeasureFigure): MeasureFigure {
  return {
    ...figure,
    numerator: null,
    denominator: null,
    value: null,
    intervalLow: null,
    intervalHigh: null,
    availability: 'c',
  };
}

function isInReach({ unitLevel, unitCode }: MeasureFigure, councils: CouncilsInReach): boolean {
  return unitLevel !== 'council' || councils === 'all' || councils.includes(unitCode);
}
