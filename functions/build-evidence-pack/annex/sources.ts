import type { ProvenanceLine } from '../../../schemas/api/evidence-figure.ts';
import type { EvidencePack } from '../../../schemas/api/evidence-pack.ts';
import type { PackInput } from '../input/pack-input.ts';

/** The sources of the pack's data: the council's returns in force and the publications cited. */
export function sources(
  input: PackInput,
  provenance: readonly ProvenanceLine[],
): EvidencePack['sources'] {
  const returns = input.council.rows.return_in_force
    .map((row) => ({
      collectionYear: row.collection_year,
      submission: row.submission_id,
      sequence: row.sequence,
      acceptedAt: row.accepted_at,
    }))
    .sort((a, b) => b.collectionYear - a.collectionYear);
  const names = provenance.flatMap((line) => line.source.publication ?? []);
  const publications = [
    ...new Set([...names, 'Ofsted, inspection outcomes of children’s social care']),
  ].sort((a, b) => a.localeCompare(b, 'en-GB'));
  return { statement: statementOf(input, returns.length), returns, publications };
}

function statementOf(input: PackInput, returns: number): string[] {
  const name = input.council.name;
  const statement =
    returns === 0
      ? [
          `No return of ${name} is in release ${input.release.release}. Everything in this pack comes from published figures; nothing is computed for this council.`,
        ]
      : [
          `Computed figures come from the returns of ${name} listed here. Each return passed the checks, or the council accepted it with errors and gave a reason. Later returns can correct earlier years.`,
        ];
  const predecessors = input.predecessors.map((place) => place.name);
  if (predecessors.length > 0) {
    statement.push(
      `${name} took over from ${predecessors.join(' and ')}. Figures of the previous council are shown separately, under its own name. They cover the whole area of that council. Children’s histories are not carried over.`,
    );
  }
  return statement;
}
