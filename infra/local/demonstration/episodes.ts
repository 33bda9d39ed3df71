import type { Day } from '../../../schemas/returns/table.ts';
import { type Carers, placeWith } from './carers.ts';
import type { Adoption, Episode, InventedChild, Period, Placement } from './child-history.ts';
import { choosePlace } from './choose-place.ts';
import { leavingReason } from './leaving-reason.ts';
import { legalStatuses, type StatusChange } from './legal-status.ts';
import type { Random } from './random.ts';
import { reasonForMove } from './same-carer.ts';

/** What is decided about a period of care before its episodes are written. */
export interface PeriodPlan {
  readonly child: InventedChild;
  readonly period: Period;
  readonly need: string;
  readonly adoption: Adoption | undefined;
  /** Days on which the child moves to other carers. */
  readonly moves: readonly Day[];
  readonly carers: Carers;
}

interface Span {
  readonly from: Day;
  readonly status: string;
  readonly placement: Placement;
  readonly isSameCarer: boolean;
}

/** The episodes of a period of care: a new one on each day that legal status, placement or both change. */
export function episodesOf(random: Random, plan: PeriodPlan): Episode[] {
  const spans = spansOf(random, plan);
  const episodes = spans.map((span, index) => episodeOf(random, plan, spans, index, span));
  return episodes.map((episode, index) => {
    if (index < episodes.length - 1 || plan.period.to === undefined) return episode;
    const rec = leavingReason(random, plan.child, plan.period, episode);
    return { ...episode, to: plan.period.to, rec };
  });
}

function episodeOf(
  random: Random,
  plan: PeriodPlan,
  spans: readonly Span[],
  index: number,
  span: Span,
): Episode {
  const before = spans[index - 1];
  const after = spans[index + 1];
  const episode = {
    ...span.placement,
    from: span.from,
    rne: before === undefined ? 'S' : reasonForEpisode(before, span),
    status: span.status,
    need: plan.need,
  };
  if (after === undefined) return episode;
  const ended = { ...episode, to: after.from, rec: 'X1' };
  if (after.placement === span.placement) return ended;
  return { ...ended, reason: after.isSameCarer ? 'PLACE' : reasonForMove(random, after.placement) };
}

/** RNE: whether status, placement or both changed, and whether the carer stayed. */
function reasonForEpisode(before: Span, span: Span): string {
  const hasMoved = before.placement !== span.placement;
  if (before.status === span.status) return span.isSameCarer ? 'T' : 'P';
  if (!hasMoved) return 'L';
  return span.isSameCarer ? 'U' : 'B';
}

function spansOf(random: Random, plan: PeriodPlan): Span[] {
  const { child, period, adoption } = plan;
  const moves = new Set(plan.moves.filter((day) => day < (adoption?.decided ?? Infinity)));
  const drawn = legalStatuses(random, child, period, adoption);
  const statuses = drawn.map((change) => withNearbyMove(random, change, moves));
  const days = [...statuses.map(({ on }) => on), ...moves];
  if (adoption !== undefined) days.push(adoption.placed);
  const spans: Span[] = [];
  for (const from of [...new Set(days)].toSorted((one, other) => one - other)) {
    const status = statuses.findLast(({ on }) => on <= from)?.status ?? 'V2';
    spans.push({ from, status, ...nextPlacement(random, plan, from, status, moves, spans.at(-1)) });
  }
  return spans;
}

/** A full care order and a move often come on the same day. */
function withNearbyMove(random: Random, change: StatusChange, moves: ReadonlySet<Day>) {
  const near = [...moves].find((day) => Math.abs(day - change.on) <= 75);
  const isMoved = change.status === 'C2' && near !== undefined && random.chance(0.6);
  return isMoved ? { ...change, on: near } : change;
}

function nextPlacement(
  random: Random,
  { child, adoption, carers }: PeriodPlan,
  from: Day,
  status: string,
  moves: ReadonlySet<Day>,
  before: Span | undefined,
): { placement: Placement; isSameCarer: boolean } {
  const present = before?.placement;
  if (present !== undefined && adoption?.placed === from) {
    if (adoption.isByCarer) {
      return { placement: { ...present, place: 'A5', urn: 'XXXXXXX' }, isSameCarer: true };
    }
    const placement = placeWith(random, carers, 'A6', child.homePost, present);
    return { placement, isSameCarer: false };
  }
  if (present !== undefined && !moves.has(from)) return { placement: present, isSameCarer: false };
  const isHomeAlready = present?.place === 'P1' || adoption !== undefined;
  const asStatus = isHomeAlready && status.startsWith('C') ? 'V2' : status;
  const place = choosePlace(random, child, from, asStatus);
  return {
    placement: placeWith(random, carers, place, child.homePost, present),
    isSameCarer: false,
  };
}
