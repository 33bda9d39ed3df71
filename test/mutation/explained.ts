/** A mutant that no example notices, and why. */
export interface Explained {
  /** Path in the rules' folder. */
  readonly file: string;
  /** As the tool prints it. */
  readonly mutation: string;
  readonly why: string;
}

type Mutants = Readonly<Record<string, readonly string[]>>;

/** Mutants with the same explanation, by file. */
const because = (why: string, mutants: Mutants): readonly Explained[] =>
  Object.entries(mutants).flatMap(([file, mutations]) =>
    mutations.map((mutation) => ({ file, mutation, why })),
  );

/** Mutants that give the same findings as the rule, except for the last one. */
export const EXPLAINED: readonly Explained[] = [
  ...because('The condition only saves time. The findings are the same without it.', {
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
    'workers/at-year-end.ts': [
      '!isOpenAtYearEnd(child) || !child.SWEpisodes.none(isComplete) → !child.SWEpisodes.none(isComplete)',
    ],
  }),
  ...because(
    'Every comparison with a blank day is false, so checking for blank first only saves time.',
    {
      'identity/asylum-last-year.ts': [
        'isFilled(DOB) && isOtherDay(before.DUC, birthdayOf(DOB, ADULT)) → isOtherDay(before.DUC, birthdayOf(DOB, ADULT))',
      ],
      'identity/asylum.ts': [
        'isFilled(DUC) && isAfter(DUC, birthdayOf(DOB, ADULT)) → isAfter(DUC, birthdayOf(DOB, ADULT))',
      ],
      'predicates/adoption.ts': ['day !== null && Episodes.some(test) → Episodes.some(test)'],
    },
  ),
  ...because('A rule on children always reads the start of a row, whether it names it or not.', {
    'identity/sent-twice.ts': [
      "['SW_DECOM', 'SW_DEC', 'DOB'] → ['SW_DEC','DOB']",
      "['DOLO_START', 'DOLO_END', 'DOB'] → ['DOLO_END','DOB']",
      "dates: ['REVIEW', 'DOB'] → dates: ['DOB']",
    ],
  }),
  ...because(
    'These cells can always be read, or only need to be filled. A row is excluded only when rules run in stages, and examples do not.',
    {
      'adoption/adopted-as-decided.ts': [
        'PlacedAdoption.none(({ DATE_PLACED_CEASED }) => isBlank(DATE_PLACED_CEASED)) → !PlacedAdoption.some(({ DATE_PLACED_CEASED }) => isBlank(DATE_PLACED_CEASED))',
      ],
      'adoption/placements.ts': [
        'PlacedAdoption.none(({ DATE_PLACED }) => isFilled(DATE_PLACED)) → !PlacedAdoption.some(({ DATE_PLACED }) => isFilled(DATE_PLACED))',
      ],
      'identity/sent-twice.ts': [
        "codes: ['SW_ID', 'SW_REASON'] → codes: ['SW_REASON']",
        "codes: ['SW_ID', 'SW_REASON'] → codes: ['SW_ID']",
        "codes: ['REVIEW_CODE'] → codes: []",
      ],
      'reviews/short-breaks.ts': [
        'Episodes.none((episode) => !isRespite(episode)) → !Episodes.some((episode) => !isRespite(episode))',
      ],
    },
  ),
  ...because('A run always has a row. The statement exists for the compiler only.', {
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
  ...because(
    'A worker who began on this day was with the child on it, so the rule does not fail for this day.',
    {
      'predicates/worker-cover.ts': [
        '({ SW_DECOM }) => isAfter(SW_DECOM, day) → ({ SW_DECOM }) => isOnOrAfter(SW_DECOM, day)',
      ],
    },
  ),
  ...because('Workers who left within 7 days before or after are excluded before this condition.', {
    'workers/succession.ts': [
      'isBefore(SW_DEC, worker.SW_DECOM) → isOnOrBefore(SW_DEC, worker.SW_DECOM)',
    ],
  }),
  ...because(
    'Not the same: the finding would point to an episode before the year. Examples state how many rows fail, not which.',
    {
      'health/core-items.ts': [
        'child.Episodes.where((episode) => isInYear(episode, context)) → child.Episodes.rows',
      ],
    },
  ),
];
