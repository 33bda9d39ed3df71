import type { ReturnsOptions } from './make-returns.ts';

/** Printed wherever the demonstration returns are shown. */
export const INVENTED = 'Invented data: no child or worker in it exists.';

/** An invented council. Its rates are close to those that the Department for Education published for the real one. */
export interface DemonstrationCouncil extends ReturnsOptions {
  readonly name: string;
}

const YEARS = [2024, 2025];

/**
 * Numbers of children and shares: Department for Education, "Children looked after in England including adoptions", stability
 * tables for 2024 and 2025 (Open Government Licence v3.0). Social workers are published for 2024 only, so 2025 repeats 2024.
 * The shares of unaccompanied children are our own guesses. The first council's last return has mistakes, for its officer to find.
 */
export const DEMONSTRATION_COUNCILS: readonly DemonstrationCouncil[] = [
  {
    name: 'Central Bedfordshire',
    laCode: '823',
    years: YEARS,
    children: { 2024: 366, 2025: 337 },
    placements3PlusShare: { 2024: 27 / 366, 2025: 34 / 337 },
    socialWorkers3PlusShare: { 2024: 115 / 365 },
    unaccompaniedShare: 0.12,
    seed: 'central-bedfordshire',
    mistakes: true,
  },
  {
    name: 'Wirral',
    laCode: '344',
    years: YEARS,
    children: { 2024: 766, 2025: 681 },
    placements3PlusShare: { 2024: 66 / 766, 2025: 59 / 681 },
    socialWorkers3PlusShare: { 2024: 127 / 767 },
    unaccompaniedShare: 0.05,
    seed: 'wirral',
  },
  {
    name: 'Camden',
    laCode: '202',
    years: YEARS,
    children: { 2024: 214, 2025: 205 },
    placements3PlusShare: { 2024: 31 / 214, 2025: 21 / 205 },
    socialWorkers3PlusShare: { 2024: 44 / 214 },
    unaccompaniedShare: 0.2,
    seed: 'camden',
  },
];
