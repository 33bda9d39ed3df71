import type { PackTheme } from '../../schemas/api/evidence-pack.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { computedMeasure } from './computed-measure.ts';
import type { FigureBook } from './figure-book.ts';
import type { PackInput } from './places.ts';
import { publishedMeasure } from './published-measure.ts';

interface Theme {
  readonly id: string;
  readonly title: string;
  readonly introduction: string;
  /** Measures of the theme, the headline first. */
  readonly measures: readonly string[];
}

const BESIDE =
  'Figures computed from the returns and figures published by DfE stand beside each other and are never mixed; nor are the definitions of DfE and of the Children’s Commissioner.';

const THEMES: readonly Theme[] = [
  {
    id: 'social-workers',
    title: 'Social workers',
    introduction: `How many children had several social workers, or saw theirs change. ${BESIDE}`,
    measures: ['social_workers_3plus', 'social_worker_changes_2plus'],
  },
  {
    id: 'placements',
    title: 'Placements',
    introduction: `How many children moved home. ${BESIDE}`,
    measures: [
      'placements_3plus',
      'placement_moves_2plus',
      'placements_3plus_2y',
      'same_placement_2y',
    ],
  },
  {
    id: 'schools',
    title: 'Schools',
    introduction:
      'How many children changed school, as published. No return that this service takes yet says where children go to school.',
    measures: ['school_moves_midyear', 'school_moves_any'],
  },
];

/** The subjects of the pack: for each measure the figures computed here, then those published, where there are any. */
export function themes(book: FigureBook, input: PackInput): PackTheme[] {
  return THEMES.map(({ measures, ...theme }) => ({
    ...theme,
    measures: MEASURES.filter((measure) => measures.includes(measure.id))
      .sort((a, b) => measures.indexOf(a.id) - measures.indexOf(b.id))
      .flatMap((measure) => kindsOf(book, input, measure)),
  }));
}

function kindsOf(book: FigureBook, input: PackInput, measure: Measure) {
  return [
    ...(measure.marts.includes('indicator') ? [computedMeasure(book, input, measure)] : []),
    ...(measure.marts.includes('published_indicator')
      ? [publishedMeasure(book, input, measure)]
      : []),
  ];
}
