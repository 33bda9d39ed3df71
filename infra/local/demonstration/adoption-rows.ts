import { formatDay } from '../../../schemas/returns/days.ts';
import type { ChildHistory } from './child-history.ts';
import { childAndBirth } from './event-rows.ts';
import { isLookedAfterIn, type TextRow, type Year } from './return-rows.ts';
import { reversedDecision } from './reversed-decision.ts';

/** PlacedAdoption: repeated every year from the decision to the adoption, or to the reversal of the decision. */
export function placedAdoptionRows(history: ChildHistory, year: Year): TextRow[] {
  const given = reversedDecision(history);
  const decided = history.adoption?.decided ?? given?.decided;
  if (decided === undefined || decided > year.yearEnd || !isLookedAfterIn(history, year)) return [];
  const row = { ...childAndBirth(history), DATE_PLACED: formatDay(decided) };
  if (given === undefined || given.reversed > year.yearEnd) return [row];
  if (given.reversed < year.yearStart) return [];
  const reversal = {
    DATE_PLACED_CEASED: formatDay(given.reversed),
    REASON_PLACED_CEASED: given.reason,
  };
  return [{ ...row, ...reversal }];
}

/** AD1: each child adopted in the year. */
export function adoptedRows(history: ChildHistory, year: Year): TextRow[] {
  const { adoption } = history;
  const adopted = history.periods.at(-1)?.to;
  if (adoption === undefined || adopted === undefined) return [];
  if (adopted < year.yearStart || adopted > year.yearEnd) return [];
  const { count, sexes, status } = adoption.adopters;
  return [
    {
      ...childAndBirth(history),
      DATE_INT: formatDay(adoption.decided),
      DATE_MATCH: formatDay(adoption.matched),
      FOSTER_CARE: adoption.isByCarer ? '1' : '0',
      NB_ADOPTR: count,
      SEX_ADOPTR: sexes,
      LS_ADOPTR: status,
    },
  ];
}
