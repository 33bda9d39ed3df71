import { agency } from './agency.ts';
import { agencyCovering } from './agency-covering.ts';
import { caseHolderShare } from './case-holder-share.ts';
import { caseload } from './caseload.ts';
import type { Measure } from './measure.ts';
import { placementMoves2plus } from './placement-moves-2plus.ts';
import { placements3plus } from './placements-3plus.ts';
import { placements3plus2y } from './placements-3plus-2y.ts';
import { samePlacement2y } from './same-placement-2y.ts';
import { schoolMovesAny } from './school-moves-any.ts';
import { schoolMovesAny2y } from './school-moves-any-2y.ts';
import { schoolMovesMidyear } from './school-moves-midyear.ts';
import { schoolMovesMidyear2y } from './school-moves-midyear-2y.ts';
import { sicknessAbsence } from './sickness-absence.ts';
import { socialWorkerChanges2plus } from './social-worker-changes-2plus.ts';
import { socialWorkers3plus } from './social-workers-3plus.ts';
import { turnover } from './turnover.ts';
import { vacancy } from './vacancy.ts';

/** The catalogue, in display order. A measure is identified by its id and profile together. */
export const MEASURES: readonly Measure[] = [
  socialWorkers3plus,
  socialWorkerChanges2plus,
  placements3plus,
  placementMoves2plus,
  placements3plus2y,
  samePlacement2y,
  schoolMovesMidyear,
  schoolMovesAny,
  schoolMovesMidyear2y,
  schoolMovesAny2y,
  turnover,
  agency,
  agencyCovering,
  vacancy,
  caseload,
  sicknessAbsence,
  caseHolderShare,
];

/**
 * The measure with this id and profile. Without a profile: the first measure with this id. Undefined when there is
 * none.
 */
export function findMeasure(
  measures: readonly Measure[],
  id: string,
  profile?: string,
): Measure | undefined {
  return measures.find(
    (measure) => measure.id === id && (profile === undefined || measure.profile === profile),
  );
}
