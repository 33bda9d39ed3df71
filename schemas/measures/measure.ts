import * as z from 'zod';
import { BREAKDOWNS, type Breakdown } from './breakdowns.ts';
import { FAMILIES, type Family } from './families.ts';
import { PROFILES, type Profile } from './profiles.ts';
import { UNITS, type Unit } from './units.ts';

const namesOf = <Name extends string>(record: Readonly<Record<Name, unknown>>) =>
  z.enum(Object.keys(record) as [Name, ...Name[]]);

export const ProfileId = namesOf<Profile>(PROFILES).meta({
  description: 'Family of definitions; figures of two profiles are never mixed',
});

const Need = z.strictObject({
  input: z.string().meta({
    description:
      'return: an accepted return; otherwise the name, without stg_, of the staging table in which the return must have rows',
    example: 'social_worker_episodes',
  }),
  yearsBefore: z.int().min(0).meta({ description: '0 is the return of the year itself' }),
});

/** One measure: what its figure means, how it is made and how it is shown. Identified by id and profile together. */
export const Measure = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9_]+$/u),
    profile: ProfileId,
    title: z.string(),
    shortTitle: z.string(),
    definition: z.string().meta({ description: 'What the figure means, in plain words' }),
    numerator: z.string(),
    denominator: z.string(),
    unit: namesOf<Unit>(UNITS).meta({ description: 'Printed after the value' }),
    counts: z
      .enum([
        'children',
        'moves',
        'placements',
        'periods of care',
        'workers',
        'cases',
        'working days',
      ])
      .meta({ description: 'What the numerator counts' }),
    good: z.enum(['low', 'high', '-']).meta({
      description: 'Which direction is better; - when neither is, and councils are not ranked',
    }),
    family: namesOf<Family>(FAMILIES).meta({ description: 'What the measure is about' }),
    marts: z
      .array(z.enum(['indicator', 'published_indicator', 'workforce_rate']))
      .min(1)
      .meta({ description: 'indicator: computed here; the others hold what is published' }),
    breakdowns: z.array(namesOf<Breakdown>(BREAKDOWNS)).min(1),
    needs: z.array(Need).meta({
      description:
        'What a council must have sent, besides its return, for the measure to be computed',
    }),
    hasInterval: z.boolean().meta({ description: 'Computed figures have a 95 % Wilson interval' }),
    sentence: z.string().meta({
      description: 'The sentence shown in a pack; {year}, {value} and {counts} are replaced',
    }),
    charts: z
      .array(z.enum(['comparison', 'trend']))
      .meta({ description: 'How a pack draws it: bars of one year, lines over the years' }),
    inPack: z.enum(['headline', 'shown', 'left out']).meta({
      description: 'headline: also in the summary of a pack',
    }),
    source: z.string().meta({ description: 'Who defined or published it' }),
    limits: z.array(z.string()).meta({ description: 'What the figure cannot say' }),
    review: z
      .strictObject({ by: z.string(), last: z.iso.date().nullable() })
      .meta({ description: 'Who maintains the definition, and when it was last reviewed' }),
  })
  .meta({ id: 'Measure', title: 'Measure' });
export type Measure = z.infer<typeof Measure>;

/** True when the platform computes the measure from returns. */
export function isComputed({ marts }: Pick<Measure, 'marts'>): boolean {
  return marts.includes('indicator');
}
