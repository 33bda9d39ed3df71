import type { Child } from '../rule.ts';
import type { Row } from '../table.ts';
import { Episodes, Header, SWEpisodes } from './care-tables.ts';
import { DoLo, Missing, PrevPerm, Reviews, UASC } from './event-tables.ts';
import { AD1, OC2, OC3, PlacedAdoption } from './outcome-tables.ts';

/**
 * The tables of the SSDA903 return (DfE's children looked after return, technical specifications 2022-23 to 2026-27).
 */
export const TABLES = {
  Header,
  Episodes,
  Reviews,
  UASC,
  OC2,
  OC3,
  AD1,
  PlacedAdoption,
  PrevPerm,
  Missing,
  SWEpisodes,
  DoLo,
} as const;

export type TableName = keyof typeof TABLES;

/** A typed row of a table of the return. */
export type TableRow<Name extends TableName> = Row<(typeof TABLES)[Name]>;

/** The rows of one child in each table. */
export type CareChild = Child<{ readonly [Name in TableName]: TableRow<Name> }>;

export type HeaderRow = Row<typeof Header>;
export type EpisodeRow = Row<typeof Episodes>;
export type SwEpisodeRow = Row<typeof SWEpisodes>;
