import { calendarOf, windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { birthday, type InventedChild } from './child-history.ts';
import type { Random } from './random.ts';

export type Person = Omit<InventedChild, 'periods' | 'shortBreaks'>;

const ETHNIC: readonly (readonly [string, number])[] = [
  ['WBRI', 66],
  ['WOTH', 4],
  ['WIRI', 1],
  ['WROM', 1],
  ['MWBC', 4],
  ['MWAS', 2],
  ['MOTH', 4],
  ['AIND', 1],
  ['APKN', 2],
  ['AOTH', 3],
  ['BCRB', 3],
  ['BAFR', 5],
  ['OOTH', 3],
  ['NOBT', 1],
];
const ETHNIC_UNACCOMPANIED: readonly (readonly [string, number])[] = [
  ['AOTH', 25],
  ['BAFR', 35],
  ['OOTH', 35],
  ['WOTH', 5],
];

/** Invents people for one council, numbered in order. */
export function createPeople(laCode: string, random: Random) {
  let made = 0;
  return (born: Day, isUnaccompanied: boolean): Person => {
    made += 1;
    const number = String(made).padStart(6, '0');
    return {
      id: `D${laCode}${number}`,
      sex: random.chance(isUnaccompanied ? 0.93 : 0.54) ? 'M' : 'F',
      born,
      ethnic: random.weighted(isUnaccompanied ? ETHNIC_UNACCOMPANIED : ETHNIC),
      // No council has the local authority number 000, so no real pupil has this number.
      upn: isUnaccompanied ? 'UN3' : `Z000${laCode}${number}`,
      isUnaccompanied,
      homePost: isUnaccompanied ? '' : inventedPostcode(random, LAST_DISTRICT),
    };
  };
}

/** Postcode districts ZZ1 to ZZ70 are the council's area. The others are the areas of its neighbours. */
export const LAST_DISTRICT = 70;

/** A postcode in ZZ, which is not a postcode area, up to a given district. Default: any district. */
export function inventedPostcode(random: Random, lastDistrict = 98): string {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const letter = () => letters.charAt(random.whole(0, letters.length - 1));
  return `ZZ${random.whole(1, lastDistrict)} ${random.whole(1, 9)}${letter()}${letter()}`;
}

/** A day of birth that gives the age on a given day. It is never at the end or start of a collection year. */
export function bornForAge(random: Random, age: number, on: Day): Day {
  const latest = birthday(on, -age) - 1;
  const born = latest - random.whole(age === 0 ? 0 : 2, 350);
  const { month, day } = calendarOf(born);
  const isTurnOfYear = (month === 3 && day >= 29) || (month === 4 && day <= 3);
  return isTurnOfYear ? born - 8 : born;
}

/** The pupil number in the return of a year: UN1 until the child is four on 31 August before the year. */
export function upnIn(child: InventedChild, collectionYear: number): string {
  const { yearStart } = windowOf(collectionYear);
  const lastAugust = yearStart - 213;
  return birthday(child.born, 4) > lastAugust ? 'UN1' : child.upn;
}
