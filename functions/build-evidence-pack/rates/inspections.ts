import type { EvidencePack, Inspection } from '../../../schemas/api/evidence-pack.ts';
import type { PackInput, PackPlace } from '../input/pack-input.ts';
import type { RowOf } from '../input/unit-document.ts';

const AREAS = [
  ['overall_effectiveness', 'Overall effectiveness'],
  ['impact_of_leaders', 'Impact of leaders'],
  ['help_and_protection', 'Help and protection'],
  ['children_in_care', 'Children in care'],
  ['care_leavers', 'Care leavers'],
] as const;

/** Ofsted's inspections and visits of the council and of the councils that it replaced, newest first. */
export function inspections(input: PackInput): EvidencePack['inspections'] {
  const history = [input.council, ...input.predecessors]
    .flatMap(inspectionsOf)
    .sort((a, b) => b.inspected.localeCompare(a.inspected));
  const own = history.filter((each) => each.council === input.council.name);
  const statement =
    own.length === 0
      ? `There is no Ofsted inspection of ${input.council.name} since 2018 in the data.`
      : 'Inspections of local authority children’s services (ILACS) since 2018 and visits since April 2024, as published by Ofsted to September 2025. Ofsted gives no overall grade from April 2026.';
  return { statement, history };
}

/** The newest graded inspection of the council itself, or undefined. */
export function newestJudgement(pack: Pick<EvidencePack, 'inspections'>, council: string) {
  return pack.inspections.history.find(
    (each) => each.event === 'judgement' && each.council === council,
  );
}

function inspectionsOf(place: PackPlace): Inspection[] {
  return place.rows.judgement.map((row) => ({
    council: place.name,
    event: row.event,
    type: row.inspection_type,
    inspected: row.inspection_date,
    published: row.publication_date,
    grades: gradesOf(row),
    theme: row.visit_theme,
  }));
}

function gradesOf(row: RowOf<'judgement'>): Inspection['grades'] {
  return AREAS.flatMap(([column, area]) => {
    const grade = row[column];
    return grade === null ? [] : [{ area, grade }];
  });
}
