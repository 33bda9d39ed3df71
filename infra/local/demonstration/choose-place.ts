import { ageOn } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { SUPPORTED_ACCOMMODATION_FROM } from './carers.ts';
import type { InventedChild } from './child-history.ts';
import type { Random } from './random.ts';

type Weights = readonly (readonly [place: string, weight: number])[];

const UNDER_FIVE: Weights = [
  ['U6', 60],
  ['U1', 9],
  ['U3', 12],
  ['U5', 8],
  ['R3', 4],
  ['P1', 7],
];
const PRIMARY: Weights = [
  ['U6', 54],
  ['U4', 15],
  ['U1', 12],
  ['U3', 8],
  ['K2', 5],
  ['P1', 6],
];
const TEENAGE: Weights = [
  ['U6', 42],
  ['U4', 15],
  ['U1', 8],
  ['U3', 5],
  ['K2', 22],
  ['S1', 2],
  ['K1', 0.5],
  ['R1', 0.5],
  ['P1', 5],
];
const SIXTEEN_PLUS: Weights = [
  ['U6', 25],
  ['U4', 10],
  ['U1', 5],
  ['K2', 18],
  ['K3', 34],
  ['Z1', 1],
  ['P3', 0.5],
  ['R2', 1],
  ['S1', 1.5],
  ['P1', 4],
];
const ALONE_UNDER_SIXTEEN: Weights = [
  ['U6', 80],
  ['K2', 20],
];
const ALONE: Weights = [
  ['U6', 35],
  ['K2', 8],
  ['K3', 57],
];

/** A kind of placement that suits the child's age, legal status and the day. */
export function choosePlace(random: Random, child: InventedChild, on: Day, status: string): string {
  if (status === 'J1') return random.chance(0.6) ? 'R5' : 'K1';
  const weights = weightsFor(child, ageOn(child.born, on));
  // Children placed with their own parents are under a care order.
  const canBeHome = status === 'C1' || status === 'C2';
  const place = random.weighted(weights.filter(([each]) => each !== 'P1' || canBeHome));
  return place === 'K3' && on < SUPPORTED_ACCOMMODATION_FROM ? 'H5' : place;
}

function weightsFor(child: InventedChild, age: number): Weights {
  if (child.isUnaccompanied) return age >= 16 ? ALONE : ALONE_UNDER_SIXTEEN;
  if (age < 5) return UNDER_FIVE;
  if (age < 10) return PRIMARY;
  return age < 16 ? TEENAGE : SIXTEEN_PLUS;
}
