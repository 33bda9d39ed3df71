import * as z from 'zod';
import { Measure } from '../measures/measure.ts';
import { Instant, LaCode, Sha256 } from './common.ts';
import { Figure, FigureTable, ProvenanceLine, Sentence } from './evidence-figure.ts';

const Area = z.strictObject({ code: z.string(), name: z.string() });

const ReturnUsed = z.strictObject({
  collectionYear: z.int(),
  submission: z.string(),
  sequence: z.int(),
  acceptedAt: z.string(),
});

const shown = {
  headline: z
    .boolean()
    .meta({ description: 'True when it is shown at a glance and in the summary' }),
  charts: Measure.shape.charts,
};

/** One measure by one family of definitions, from one kind of source. */
export const PackMeasure = z
  .strictObject({
    id: z.string(),
    profile: Figure.shape.profile,
    kind: z.enum(['computed', 'published']),
    ...shown,
    title: z.string(),
    definition: z.string(),
    good: z.string().meta({ description: 'Which direction is better' }),
    statement: z.array(Sentence),
    comparison: FigureTable.nullable(),
    trend: FigureTable.nullable(),
    breakdowns: z.array(FigureTable),
  })
  .meta({ id: 'PackMeasure', title: 'Measure in a pack' });
export type PackMeasure = z.infer<typeof PackMeasure>;

/** A subject of the pack. Computed and published measures are shown next to each other and never mixed. */
export const PackTheme = z.strictObject({
  id: z.string(),
  title: z.string(),
  introduction: z.string(),
  measures: z.array(PackMeasure),
});
export type PackTheme = z.infer<typeof PackTheme>;

export const PackRate = z.strictObject({
  id: z.string(),
  ...shown,
  title: z.string(),
  definition: z.string(),
  statement: z.array(Sentence),
  trend: FigureTable,
});
export type PackRate = z.infer<typeof PackRate>;

export const Inspection = z.strictObject({
  council: z.string(),
  event: z.enum(['judgement', 'visit']),
  type: z.string(),
  inspected: z.string(),
  published: z.string().nullable(),
  grades: z.array(z.strictObject({ area: z.string(), grade: z.string() })),
  theme: z.string().nullable(),
});
export type Inspection = z.infer<typeof Inspection>;

/** pack.json: the whole evidence pack of a council in a release. */
export const EvidencePack = z
  .strictObject({
    id: z.string().meta({ description: 'Council and release', example: '823-1' }),
    profile: z
      .literal('restricted')
      .meta({ description: 'Who may read the pack. Not the profile of a measure' }),
    warning: z.string(),
    release: z.strictObject({ number: z.int(), publishedAt: Instant }),
    council: z.strictObject({
      laCode: LaCode,
      gssCode: z.string(),
      name: z.string(),
      type: z.string(),
      region: Area,
      predecessors: z.array(Area),
      neighbours: z.array(z.strictObject({ rank: z.int(), ...Area.shape, closeness: z.string() })),
    }),
    purpose: z.array(z.string()),
    reading: z.array(z.string()).meta({ description: 'How to read the pack' }),
    summary: z.array(
      z.strictObject({ question: z.string(), about: z.string(), answers: z.array(Sentence) }),
    ),
    glance: z.array(FigureTable).meta({ description: 'Headline figures, one table per kind' }),
    sources: z.strictObject({
      statement: z.array(z.string()),
      returns: z.array(ReturnUsed),
      publications: z.array(z.string()),
    }),
    cohort: z.strictObject({ statement: z.array(Sentence), tables: z.array(FigureTable) }),
    themes: z.array(PackTheme),
    workforce: z.strictObject({ notes: z.array(z.string()), rates: z.array(PackRate) }),
    inspections: z.strictObject({ statement: z.string(), history: z.array(Inspection) }),
    context: z.array(PackRate),
    limits: z.array(z.string()),
    definitions: z.array(z.strictObject({ term: z.string(), meaning: z.string() })),
    provenance: z.array(ProvenanceLine),
  })
  .meta({ id: 'EvidencePack', title: 'Evidence pack' });
export type EvidencePack = z.infer<typeof EvidencePack>;

/** `manifest.json` of a pack, written last. It traces every figure to its release, view and submissions. */
export const PackManifest = z
  .strictObject({
    id: z.string(),
    laCode: LaCode,
    release: z.int(),
    publishedAt: Instant.meta({ description: 'When the release was published' }),
    profile: z
      .literal('restricted')
      .meta({ description: 'Who may read the pack. Not the profile of a measure' }),
    files: z.array(
      z.strictObject({
        name: z.string(),
        contentType: z.string(),
        size: z.int(),
        sha256: Sha256,
      }),
    ),
    documents: z
      .array(z.strictObject({ key: z.string(), sha256: Sha256 }))
      .meta({ description: 'Documents of the release from which the pack was written' }),
    views: z
      .array(z.strictObject({ view: z.string(), sha256: Sha256.nullable() }))
      .meta({ description: 'Views cited, with the SHA-256 of their SQL in the release' }),
    provenance: z.array(ProvenanceLine),
    figures: z.array(Figure),
  })
  .meta({ id: 'PackManifest', title: 'Manifest of an evidence pack' });
export type PackManifest = z.infer<typeof PackManifest>;
