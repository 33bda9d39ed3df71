import { formatDay } from '../../../schemas/returns/days.ts';
import { childAndBirth } from './event-rows.ts';
import type { Life } from './life.ts';
import { isLookedAfterIn, type TextRow, type Year } from './return-rows.ts';

/** PlacedAdoption: repeated every year from the decision to the adoption. */
export function placedAdoptionRows(life: Life, year: Year): TextRow[] {
  const decided = life.adoption?.decided;
  if (decided === undefined || decided > year.yearEnd || !isLookedAfterIn(life, year)) return [];
  return [{ ...childAndBirth(life), DATE_PLACED: formatDay(decided) }];
}

/** AD1: each child adopted in the year. */
export function adoptedRows(life: Life, year: Year): TextRow[] {
  const { adoption } = life;
  const adopted = life.periods.at(-1)?.to;
  if (adoption === undefined || adopted === undefined) return [];
  if (adopted < year.yearStart || adopted > year.yearEnd) return [];
  const { count, sexes, status } = adoption.adopters;
  return [
    {
      ...childAndBirth(life),
      DATE_INT: formatDay(adoption.decided),
      DATE_MATCH: formatDay(adoption.matched),
      FOSTER_CARE: adoption.isByCarer ? '1' : '0',
      NB_ADOPTR: count,
      SEX_ADOPTR: sexes,
      LS_ADOPTR: status,
    },
  ];
}
