import type { CouncilFigures, OwnFigure } from '../../schemas/api/figures.ts';
import { SMALL_DENOMINATOR } from '../../schemas/disclosure.ts';
import { BREAKDOWNS, wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import { findMeasure, MEASURES } from '../../schemas/measures/index.ts';
import { FIGURES_DAYS, type FiguresSubject } from '../shared/figures/figures-folder.ts';
import { parseSubmissionId } from '../shared/submissions/submission-id.ts';
import { cellWords, changeInCount, changeWords, isOther } from './cell-words.ts';
import type { FiguresState } from './figures-state.ts';
import { isShown } from './shown-groups.ts';
import { figuresPagePath } from './subject.ts';

/** The view of a council's own figures, year by year: with the requested return and from the returns in force. */
export function figuresView(subject: FiguresSubject, state: FiguresState | undefined) {
  const { laCode, submission } = subject;
  const figures = state !== undefined && 'figures' in state ? state.figures : undefined;
  return {
    ...subject,
    year: submission === null ? undefined : parseSubmissionId(submission).collectionYear,
    page: figuresPagePath(subject),
    self: `/api/v1${figuresPagePath(subject)}`,
    back: submission === null ? '/submissions' : `/submissions/${submission}`,
    laCode,
    state: state?.status.status ?? 'none',
    failure: state !== undefined && 'failure' in state ? state.failure : undefined,
    days: FIGURES_DAYS,
    smallDenominator: SMALL_DENOMINATOR,
    figures,
    compares: figures?.basis === 'checked',
    ...(figures && shown(figures)),
  };
}

function shown(figures: CouncilFigures) {
  const rows = figures.figures.filter(isInBandsOfProfile);
  const years = [...new Set([...rows, ...figures.children].map((row) => row.collectionYear))];
  const totals = rows.filter(({ breakdown }) => breakdown === 'total');
  return {
    totals: totals.length,
    others: totals.filter(isOther).length,
    years: years.map((year) => ({
      year,
      hasReturn: (['returns', 'inForce'] as const).map((side) =>
        figures[side].some(({ collectionYear }) => collectionYear === year),
      ),
      children: figures.children
        .filter((row) => row.collectionYear === year && row.breakdown === 'total')
        .map((row) => ({ ...row, change: changeInCount(row.figure, row.inForce) })),
      totals: inOrder(totals.filter((row) => row.collectionYear === year)).map(rowOf),
      groups: byMeasure(
        rows.filter((row) => row.collectionYear === year && row.breakdown !== 'total'),
      ),
    })),
  };
}

// As in evidence packs, ages are shown in the bands of the measure's profile.
function isInBandsOfProfile({ breakdown, profile }: OwnFigure): boolean {
  const words = wordsOfBreakdown(breakdown);
  return isShown(breakdown) && (words.of === undefined || words.of === profile);
}

function inOrder(rows: readonly OwnFigure[]): OwnFigure[] {
  const place = ({ measure, profile }: OwnFigure) =>
    MEASURES.findIndex((each) => each.id === measure && each.profile === profile);
  const groups = Object.keys(BREAKDOWNS);
  return [...rows].sort(
    (a, b) => place(a) - place(b) || groups.indexOf(a.breakdown) - groups.indexOf(b.breakdown),
  );
}

function byMeasure(rows: readonly OwnFigure[]) {
  const measures = Map.groupBy(inOrder(rows).map(rowOf), ({ title }) => title);
  return [...measures].map(([title, own]) => ({ title, rows: own }));
}

function rowOf(row: OwnFigure) {
  const { measure: id, profile, breakdown, category, figure, inForce } = row;
  const measure = findMeasure(MEASURES, id, profile);
  const unit = measure?.unit ?? '';
  return {
    id,
    profile,
    title: measure?.title ?? id,
    group: breakdown === 'total' ? '' : `${wordsOfBreakdown(breakdown).title}: ${category}`,
    figure: cellWords(figure, unit),
    inForce: cellWords(inForce, unit),
    change: changeWords(row, unit),
  };
}
