import * as z from 'zod';
import { SMALL_DENOMINATOR } from '../disclosure.ts';
import { UNIT_LEVELS } from '../unit-levels.ts';

/** The unit shown with the number: `%`, `children`, or words such as `cases a worker`. */
export const FigureUnit = z.string().min(1);
export type FigureUnit = z.infer<typeof FigureUnit>;

const count = z.number().nullable();

const FigureSource = z.strictObject({
  kind: z.enum(['computed', 'published']).meta({
    description:
      'computed: by this service from returns; published: in a publication by another body',
  }),
  view: z.string().meta({ description: 'View of the release that contains the row' }),
  publication: z
    .string()
    .nullable()
    .meta({ description: 'The publication, for published figures' }),
  submissions: z.array(z.string()).meta({
    description:
      'Accepted submissions used in a computed figure of the council. Those used for regions and England are in the manifest of the release.',
  }),
});

/** A number with everything needed to cite it and trace it to its source. Every number in a pack is one of these. */
export const Figure = z
  .strictObject({
    id: z.string().meta({ description: 'Reference inside the pack', example: 'F12' }),
    provenance: z.string().meta({ description: 'Line of the provenance table', example: 'S3' }),
    value: z.number().nullable().meta({ description: 'Not rounded; null when there is none' }),
    unit: FigureUnit,
    numerator: count,
    denominator: count,
    interval: z.strictObject({ low: z.number(), high: z.number() }).nullable().meta({
      description: '95% Wilson interval, in the unit of the value',
    }),
    period: z.string(),
    profile: z.enum(['dfe', 'cco', 'local', 'none']).meta({
      description: 'Definition family: DfE, Children’s Commissioner, local, or none (a plain fact)',
    }),
    release: z.int(),
    missing: z.string().nullable().meta({ description: 'Why there is no value' }),
    small: z
      .boolean()
      .meta({ description: `True when fewer than ${SMALL_DENOMINATOR} are counted` }),
    councils: z.strictObject({ counted: z.int(), total: z.int() }).nullable().meta({
      description: 'The number of councils in a sum or mean, and the number of all councils',
    }),
    source: FigureSource,
  })
  .meta({
    id: 'Figure',
    title: 'Figure',
    description: 'A number with its numerator, denominator, period, definition family and source',
  });
export type Figure = z.infer<typeof Figure>;

/** One line of the provenance table: the source of a row of figures. */
export const ProvenanceLine = z
  .strictObject({
    id: z.string(),
    what: z.string(),
    profile: Figure.shape.profile,
    release: z.int(),
    source: FigureSource,
    note: z.string().nullable(),
    figures: z.array(z.string()).meta({ description: 'Ids of the figures' }),
  })
  .meta({ id: 'ProvenanceLine', title: 'Line of the provenance table' });
export type ProvenanceLine = z.infer<typeof ProvenanceLine>;

/** A sentence made from figures. Every number in the text is one of the figures listed. */
export const Sentence = z
  .strictObject({ text: z.string(), figures: z.array(z.string()) })
  .meta({ id: 'Sentence', title: 'Sentence with the figures that it is made from' });
export type Sentence = z.infer<typeof Sentence>;

/** Rows of figures with the same columns, such as years. */
export const FigureTable = z
  .strictObject({
    id: z.string(),
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        label: z.string(),
        kind: z.enum([...UNIT_LEVELS, 'neighbours', 'predecessor', 'category']),
        figures: z.array(Figure).meta({ description: 'One for each column' }),
      }),
    ),
    notes: z.array(z.string()),
  })
  .meta({ id: 'FigureTable', title: 'Table of figures' });
export type FigureTable = z.infer<typeof FigureTable>;
export type FigureRow = FigureTable['rows'][number];
