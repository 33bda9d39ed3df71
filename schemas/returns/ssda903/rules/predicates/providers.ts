import { isFilled, isOneOf } from '../../../predicates.ts';
import type { KnownProvider } from '../../../reference-data.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { Value } from '../../../table.ts';
import type { EpisodeRow } from '../../tables.ts';
import { isOtherPlacement, isTemporary } from './episodes.ts';

const INSPECTED_BY_ANOTHER_BODY = 'XXXXXXX';
const NEVER_INSPECTED = ['P1', 'P2', 'P3', 'R1', 'R2', 'R5'];

/** The provider reference number says that another body inspects the provider (XXXXXXX). */
export function isInspectedByAnother({ URN }: Pick<EpisodeRow, 'URN'>): boolean {
  return URN === INSPECTED_BY_ANOTHER_BODY;
}

/** Has an Ofsted reference number: any except XXXXXXX. */
export function hasOfstedNumber(episode: Pick<EpisodeRow, 'URN'>): boolean {
  return isFilled(episode.URN) && !isInspectedByAnother(episode);
}

/**
 * Kinds of placement that Ofsted does not inspect: with parents, residential employment, care homes, hospitals,
 * prisons, temporary and other ones.
 */
export function isUninspected(episode: EpisodeRow, context: ReturnContext): boolean {
  return (
    isOneOf(episode.PLACE, NEVER_INSPECTED) ||
    isTemporary(episode) ||
    isOtherPlacement(episode, context)
  );
}

/**
 * The data on the placement's provider in Ofsted's list. Undefined without an Ofsted number, or when the number is not
 * in the list.
 */
export function providerOf(
  episode: Pick<EpisodeRow, 'URN'>,
  { providers }: ReturnContext,
): KnownProvider | undefined {
  return episode.URN === null || isInspectedByAnother(episode)
    ? undefined
    : providers?.find(episode.URN);
}

/**
 * True when a value is filled and is none of those in Ofsted's list. False when the list gives no values. Other rules
 * report blanks.
 */
export function isNoneOf(value: Value, given: readonly string[]): boolean {
  return isFilled(value) && given.length > 0 && !isOneOf(value, given);
}
