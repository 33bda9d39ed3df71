import { describe, expect, it } from 'vitest';
import { contextOf } from '../../schemas/returns/check-return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import {
  isFoster,
  isOtherPlacement,
  isPlacedForAdoption,
  isRespite,
  isTemporary,
} from '../../schemas/returns/ssda903/rules/predicates/episodes.ts';
import { type EpisodeRow, TABLES } from '../../schemas/returns/ssda903/tables.ts';

const BLANK: EpisodeRow = {
  ...{ CHILD: 'A1', DECOM: null, RNE: null, LS: null, CIN: null, PLACE: null, DEC: null },
  ...{ PLACE_PROVIDER: null, REC: null, REASON_PLACE_CHANGE: null, HOME_POST: null },
  ...{ PL_POST: null, URN: null },
};

const placesThat = (test: (episode: EpisodeRow) => boolean): string =>
  (TABLES.Episodes.columns.PLACE.codes?.codes ?? [])
    .map(({ code }) => code)
    .filter((PLACE) => test({ ...BLANK, PLACE }))
    .join(' ');

const CASES = [
  { word: 'foster care', test: isFoster, codes: 'U1 U2 U3 U4 U5 U6' },
  { word: 'placed for adoption', test: isPlacedForAdoption, codes: 'A3 A4 A5 A6' },
  { word: 'temporary', test: isTemporary, codes: 'T0 T1 T2 T3 T4' },
  {
    word: 'other placement until 2024-25',
    test: (episode: EpisodeRow) => isOtherPlacement(episode, contextOf(SSDA903, 2025)),
    codes: 'Z1',
  },
  {
    word: 'other placement from 2025-26',
    test: (episode: EpisodeRow) => isOtherPlacement(episode, contextOf(SSDA903, 2026)),
    codes: 'Z11 Z12 Z13 Z14',
  },
];

describe('what the words of the rules mean', () => {
  it.each(CASES)('$word is $codes', ({ test, codes }) => {
    expect(placesThat(test)).toBe(codes);
    expect(test(BLANK)).toBe(false);
  });

  it('a short break is V3 or V4', () => {
    const codes = (TABLES.Episodes.columns.LS.codes?.codes ?? []).map(({ code }) => code);
    expect(codes.filter((LS) => isRespite({ ...BLANK, LS }))).toEqual(['V3', 'V4']);
  });
});
