import * as z from 'zod';
import { columnsOf, type LakeTable } from './lake/columns.ts';
import { MEASURES } from './measures/index.ts';
import type { Measure } from './measures/measure.ts';
import {
  breakdownRows,
  MeasureBreakdownRow,
  MeasureNeedRow,
  MeasureRow,
  measureRows,
  needRows,
} from './measures/reference-rows.ts';
import { SYMBOL_NAMES, SYMBOLS } from './symbols.ts';

/** A table that is the same in every lake, and the schema of its rows. */
export interface ReferenceTable {
  readonly table: LakeTable;
  readonly row: z.ZodObject;
  /** The rows, where this project defines them. Undefined: they are in a CSV file in sql/reference. */
  readonly rows?: readonly ReferenceRow[];
}

const laCode = z.string().regex(/^\d{3}$/u);
const year = z.int32().min(2009).max(2100);
const unitLevel = z
  .enum(['council', 'region', 'england'])
  .meta({ description: 'council, region or england.' });
const unitCode = z
  .string()
  .meta({ description: 'Three-digit DfE code of a council, ONS code of a region or England.' });
/**
 * Words joined by hyphens, so that a group's code cannot be mistaken for the code of a council, a region or England.
 */
const groupCode = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*$/u)
  .max(40)
  .meta({ description: 'Code of the group of councils: words joined by hyphens.' });
const meanings = Object.entries(SYMBOLS).map(([name, words]) => `${name} ${words}`);
const symbol = z
  .enum(SYMBOL_NAMES)
  .nullable()
  .meta({ description: `Shown instead of a number: ${meanings.join(', ')}.` });
const text = (description: string) => z.string().min(1).meta({ description });
const maybe = (description: string) => z.string().min(1).nullable().meta({ description });
const figure = (description: string) => z.number().nullable().meta({ description });

/** One row for each code that a council has, or had, since 2009. */
const Council = z.strictObject({
  la_code: laCode.meta({ description: 'DfE code.' }),
  gss_code: text('ONS code; one council may have had several.'),
  name: text("DfE's spelling."),
  la_type: text('Kind of council.'),
  region_code: text('ONS code of the region.'),
  region_name: text('Name of the region.'),
  valid_from: z.iso
    .date()
    .meta({ description: 'First day of the code; 2009-01-01 means from the start of the data.' }),
  valid_to: z.iso
    .date()
    .nullable()
    .meta({ description: 'Last day of the code; blank while it is live.' }),
  status: z.enum(['live', 'ended']).meta({ description: 'live or ended.' }),
  successor_la_codes: maybe('DfE codes of the councils that took over, separated by semicolons.'),
  predecessor_la_codes: maybe('DfE codes of the councils taken over, separated by semicolons.'),
  successor_gss_codes: maybe('ONS codes that followed, separated by semicolons.'),
  predecessor_gss_codes: maybe('ONS codes that came before, separated by semicolons.'),
  aliases: maybe('Other spellings, separated by vertical bars.'),
  ofsted_region: maybe("Ofsted's region."),
  ofsted_provider_urn: maybe("Ofsted's reference number for the council."),
  notes: maybe('Notes on the code.'),
});

/** A unit that is neither a council nor a region: councils that act together. */
const Group = z.strictObject({
  group_code: groupCode,
  name: text('Name of the group.'),
  kind: z
    .enum(['cooperative', 'shared service', 'combined authority'])
    .meta({ description: 'cooperative, shared service or combined authority.' }),
  notes: maybe('Notes on the group, and their source.'),
});

const GroupMember = z.strictObject({
  group_code: groupCode,
  la_code: laCode.meta({ description: 'DfE code of the member.' }),
  valid_from: z.iso.date().meta({ description: 'First day as a member.' }),
  valid_to: z.iso
    .date()
    .nullable()
    .meta({ description: 'Last day as a member; blank while it still is one.' }),
});

const Neighbour = z.strictObject({
  model: z.enum(['2021', '2025']).meta({ description: 'Year of the statistical neighbour model.' }),
  la_code: laCode.meta({ description: 'The council.' }),
  rank: z.int32().min(1).meta({ description: '1 for the closest neighbour.' }),
  neighbour_la_code: laCode.meta({ description: 'Its neighbour.' }),
  closeness: text('How similar the two are, in words.'),
});

const Population = z.strictObject({
  mid_year: year.meta({ description: 'Year of the 30 June of the estimate.' }),
  unit_level: unitLevel,
  unit_code: unitCode,
  population_0_17: z.int32().nullable().meta({ description: 'Children aged 0 to 17.' }),
  symbol,
});

const PublishedStability = z.strictObject({
  measure: text('Id of the measure.'),
  collection_year: year.meta({ description: 'Year of the 31 March.' }),
  unit_level: unitLevel,
  unit_code: unitCode,
  numerator: z
    .int32()
    .nullable()
    .meta({ description: 'Children; for regions and England rounded to 10.' }),
  denominator: z
    .int32()
    .nullable()
    .meta({ description: 'Children; for regions and England rounded to 10.' }),
  value: figure('Percentage as published, a whole number.'),
  symbol,
});

const Workforce = z.strictObject({
  census_year: year.meta({ description: 'Year of the 30 September of the census.' }),
  unit_level: unitLevel,
  unit_code: unitCode,
  item: text('Name of the published column.'),
  value: figure('As printed.'),
  symbol,
  joint_with: maybe('DfE code of the council with which this council published a joint figure.'),
});

const grade = (of: string) => maybe(`Grade for ${of}.`);
const Judgement = z.strictObject({
  la_code: laCode.meta({ description: 'The council inspected, by the code it had then.' }),
  event: z
    .enum(['judgement', 'visit'])
    .meta({ description: 'judgement or visit; a visit has no grades.' }),
  inspection_type: text("Ofsted's name for the kind of inspection."),
  inspection_date: z.iso.date().meta({ description: 'First day on site.' }),
  publication_date: z.iso.date().nullable().meta({ description: 'Day of the report or letter.' }),
  overall_effectiveness: grade('overall effectiveness, no longer given from April 2026'),
  impact_of_leaders: grade('the impact of leaders'),
  help_and_protection: grade('help and protection'),
  children_in_care: grade('children in care'),
  care_leavers: grade('care leavers, given from January 2023'),
  visit_theme: maybe('What a visit looked at.'),
});

const ContextRate = z.strictObject({
  indicator: text('Id of the indicator.'),
  collection_year: year.meta({ description: 'Year of the 31 March.' }),
  unit_level: unitLevel,
  unit_code: unitCode,
  value: figure('As printed.'),
  symbol,
});

const ContextIndicator = z.strictObject({
  indicator: text('Id of the indicator.'),
  title: text('What is counted.'),
  unit: text('What the value is printed in.'),
  source: text('Who published it, and from which return.'),
});

const AgeBand = z.strictObject({
  band_set: z.enum(['cco', 'dfe']).meta({ description: 'Who defined the bands: cco or dfe.' }),
  from_age: z.int32().min(0).meta({ description: 'Lowest age, in complete years.' }),
  to_age: z.int32().min(0).meta({ description: 'Highest age, in complete years.' }),
  category: text('The band in words.'),
});

const CodeGroup = z.strictObject({
  breakdown: z
    .enum(['ethnic_group', 'legal_status', 'placement_type'])
    .meta({ description: 'The breakdown that the group belongs to.' }),
  code: text('Code of the return.'),
  category: text('The group in words.'),
});

/** Published tables that the project ships as CSV. */
const PUBLISHED_TABLES: readonly ReferenceTable[] = [
  referenceTable(
    'ref_councils',
    'Councils with responsibility for children, and their codes.',
    Council,
  ),
  referenceTable('ref_groups', 'Groups of councils that have figures of their own.', Group),
  referenceTable('ref_group_members', 'The councils of each group, and when.', GroupMember),
  referenceTable('ref_neighbours', 'The statistical neighbours of each council.', Neighbour),
  referenceTable('ref_population', 'Mid-year estimates of children aged 0 to 17.', Population),
  referenceTable('ref_published_stability', 'Stability as DfE published it.', PublishedStability),
  referenceTable(
    'ref_workforce',
    "Children's social work workforce as DfE published it.",
    Workforce,
  ),
  referenceTable('ref_judgements', "Ofsted's inspections and visits of councils.", Judgement),
  referenceTable(
    'ref_context_indicators',
    'The indicators of ref_context_rates in words.',
    ContextIndicator,
  ),
  referenceTable('ref_context_rates', 'Demand, spend and other published rates.', ContextRate),
  referenceTable('ref_age_bands', 'The age bands of breakdowns.', AgeBand),
  referenceTable('ref_code_groups', 'The groups of return codes that breakdowns show.', CodeGroup),
];

/** The reference tables in load order: the published ones, then those made from a catalogue of measures. */
export function referenceTables(measures: readonly Measure[]): readonly ReferenceTable[] {
  return [
    ...PUBLISHED_TABLES,
    referenceTable(
      'ref_measures',
      'The measures of the catalogue.',
      MeasureRow,
      measureRows(measures),
    ),
    referenceTable(
      'ref_measure_needs',
      'What a council must have sent, besides its return for the year, for a measure to be computed.',
      MeasureNeedRow,
      needRows(measures),
    ),
    referenceTable(
      'ref_measure_breakdowns',
      'The breakdowns that each measure has.',
      MeasureBreakdownRow,
      breakdownRows(measures),
    ),
  ];
}

/** The reference tables of the service. */
export const REFERENCE_TABLES = referenceTables(MEASURES);

type ReferenceRow = Readonly<Record<string, string | number | boolean | null>>;

function referenceTable(
  name: string,
  description: string,
  row: z.ZodObject,
  rows?: readonly ReferenceRow[],
): ReferenceTable {
  const columns = columnsOf(row);
  const location = `reference/${name}`;
  return {
    row,
    ...(rows && { rows }),
    table: { name, description, format: 'parquet', location, partitions: [], columns },
  };
}
