import type { ProviderKinds } from '../return.ts';
import { PLACE, PLACE_PROVIDER } from './code-sets.ts';

// Placement codes (PLACE) by the provision types of Ofsted's list.
const FOSTER = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'];
const ADOPTION = ['A3', 'A4', 'A5', 'A6'];
const BY_TYPE: readonly (readonly [pattern: RegExp, codes: readonly string[]])[] = [
  [/secure (children|16|school|academy)/, ['K1']],
  [/secure training/, ['R5']],
  [/special school.*(registered as a|295)/, ['K2', 'S1']],
  [/(boarding|special|residential) school|further education/, ['S1']],
  [/children.?s home/, ['K2']],
  // The first placements in supported accommodation were recorded as H5, in returns to 2024.
  [/supported accommodation/, ['K3', 'H5']],
  [/family centre/, ['R3']],
  [/adoption support/, []],
  [/fostering|foster care/, FOSTER],
  [/adoption/, ADOPTION],
];

// Provider codes (PLACE_PROVIDER) by the sectors of Ofsted's list. A council's provision is PR1 in its own return and
// PR2 in any other council's.
const BY_SECTOR: readonly (readonly [pattern: RegExp, codes: readonly string[]])[] = [
  [/local authority|council/, ['PR1', 'PR2']],
  [/health|nhs|public|academy|government/, ['PR3']],
  [/private/, ['PR4']],
  [/voluntary|charit/, ['PR5']],
];

/** Placement and provider codes for the provision types and sectors of Ofsted's list. */
export const PROVIDER_KINDS: ProviderKinds = {
  placementCodesOf: (type) => lookUp(BY_TYPE, type),
  providerCodesOf: (sector) => lookUp(BY_SECTOR, sector),
  anyPlacement: PLACE.codes.map(({ code }) => code),
  anyProvider: PLACE_PROVIDER.codes.map(({ code }) => code),
};

function lookUp(
  table: readonly (readonly [RegExp, readonly string[]])[],
  text: string,
): readonly string[] | undefined {
  const words = text.toLowerCase().replaceAll('’', "'");
  return table.find(([pattern]) => pattern.test(words))?.[1];
}
