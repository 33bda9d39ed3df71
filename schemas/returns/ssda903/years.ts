/** The collection years whose tables, codes and rules are held. */
export const FIRST_YEAR = 2023;
export const LAST_YEAR = 2027;
