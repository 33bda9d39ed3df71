/** A mutant that no example tells from the rule, and why. */
export interface Explained {
  /** Path in the rules' folder. */
  readonly file: string;
  /** As the tool prints it. */
  readonly mutation: string;
  readonly why: string;
}

type Mutants = Readonly<Record<string, readonly string[]>>;

/** Mutants by file that all have one explanation. */
const because = (why: string, mutants: Mutants): readonly Explained[] =>
  Object.entries(mutants).flatMap(([file, mutations]) =>
    mutations.map((mutation) => ({ file, mutation, why })),
  );

/** Mutants that give the same findings as the rule, but for the last. */
export const EXPLAINED: readonly Explained[] = [
  ...because('The condition only saves time: without it the same is found.', {
    'episodes/last-year.ts': ['if (adoptions.length === 0) return []; → {}'],
    'episodes/legal-status.ts': [
      'if (!child.Episodes.some(({ LS }) => LS === status)) return []; → {}',
    ],
    'health/all-year.ts': [
      'rows.length > 0 && isTwelveMonthChild(child, context) === true → isTwelveMonthChild(child, context) === true',
      'rows.length > 0 && isTwelveMonthChild(child, context) === false → isTwelveMonthChild(child, context) === false',
    ],
    'identity/pupil-number.ts': [
      'shared.size === 0 ? [] : rows.filter(({ UPN }) => shared.has(UPN)) → rows.filter(({ UPN }) => shared.has(UPN))',
    ],
    'leavers/answers.ts': [
      "living.length > 0 && lastYear.OC3.some((row) => row.IN_TOUCH === 'DIED') → lastYear.OC3.some((row) => row.IN_TOUCH === 'DIED')",
    ],
    'leavers/other-tables.ts': [
      'given.length > 0 && isTwelveMonthChild(child, context) === true → isTwelveMonthChild(child, context) === true',
    ],
    'liberty/care.ts': [
      'if (DoLo.count === 0) return []; → {}',
      'if (placements.length === 0) return []; → {}',
    ],
    'missing/endings.ts': ['if (child.Missing.count === 0) return []; → {}'],
    'placements/change-reasons.ts': ['if (withReason.length === 0) return []; → {}'],
    'reviews/short-breaks.ts': ['given && hasOnlyShortBreaks(child) → hasOnlyShortBreaks(child)'],
    'predicates/periods-of-care.ts': ['if (rows.count === 0) return []; → {}'],
    'predicates/places.ts': [
      'one === other || one === null → one === null',
      'if (one.at(-1) !== other.at(-1)) return false; → {}',
    ],
    'predicates/repeated.ts': [
      'shared.size === 0 ? NO_ROWS : rows.filter((row) => shared.has(cellOf(row))) → rows.filter((row) => shared.has(cellOf(row)))',
    ],
    'predicates/spells.ts': [
      'if (rows.count < 2) return []; → {}',
      'if (rows.count < 2) return []; → if (rows.count < 1) return [];',
    ],
    'workers/care.ts': [
      '!isOpenAtYearEnd(child) || !child.SWEpisodes.none(isComplete) → !child.SWEpisodes.none(isComplete)',
    ],
  }),
  ...because('No comparison holds for a blank day, so that asking first only saves time.', {
    'identity/asylum-last-year.ts': [
      'isFilled(DOB) && isOtherDay(before.DUC, birthdayOf(DOB, ADULT)) → isOtherDay(before.DUC, birthdayOf(DOB, ADULT))',
    ],
    'identity/asylum.ts': [
      'isFilled(DUC) && isAfter(DUC, birthdayOf(DOB, ADULT)) → isAfter(DUC, birthdayOf(DOB, ADULT))',
    ],
    'predicates/adoption.ts': ['day !== null && Episodes.some(test) → Episodes.some(test)'],
  }),
  ...because(
    'These cells can always be read, or need only be filled: a row is left out only when the rules run in stages, which examples do not.',
    {
      'adoption/adopted-as-decided.ts': [
        'PlacedAdoption.none(({ DATE_PLACED_CEASED }) => isBlank(DATE_PLACED_CEASED)) → !PlacedAdoption.some(({ DATE_PLACED_CEASED }) => isBlank(DATE_PLACED_CEASED))',
      ],
      'adoption/placements.ts': [
        'PlacedAdoption.none(({ DATE_PLACED }) => isFilled(DATE_PLACED)) → !PlacedAdoption.some(({ DATE_PLACED }) => isFilled(DATE_PLACED))',
      ],
      'reviews/short-breaks.ts': [
        'Episodes.none((episode) => !isRespite(episode)) → !Episodes.some((episode) => !isRespite(episode))',
      ],
    },
  ),
  ...because('A run always has a row: the compiler asks for an answer that is never given.', {
    'episodes/legal-status.ts': [
      'if (first === undefined || last === undefined) return 0; → if (first === undefined || last === undefined) return 1;',
    ],
  }),
  ...because('One tenth of a mile is still less than 2 when rounded, and two tenths are still 2.', {
    'placements/carried-over.ts': [
      'Math.abs(distance - distanceBefore) * 10 → Math.abs(distance - distanceBefore) * 9',
      'Math.abs(distance - distanceBefore) * 10 → Math.abs(distance - distanceBefore) * 11',
    ],
  }),
  ...because('No provider of Ofsted’s list has the number XXXXXXX.', {
    'predicates/providers.ts': [
      'episode.URN === null || isInspectedByAnother(episode) → episode.URN === null',
    ],
  }),
  ...because('A worker who began on the day was there on it, and the day is not asked about.', {
    'workers/care.ts': [
      '({ SW_DECOM }) => isAfter(SW_DECOM, day) → ({ SW_DECOM }) => isOnOrAfter(SW_DECOM, day)',
    ],
  }),
  ...because('Only a worker who left more than 7 days before or after gets this far.', {
    'workers/succession.ts': [
      'isBefore(SW_DEC, worker.SW_DECOM) → isOnOrBefore(SW_DEC, worker.SW_DECOM)',
    ],
  }),
  ...because(
    'Not the same: an episode before the year would be pointed at. Examples say how many rows fail, not which.',
    {
      'health/core-items.ts': [
        'child.Episodes.where((episode) => isInYear(episode, context)) → child.Episodes.rows',
      ],
    },
  ),
];
