import type { ProvenanceLine } from '../../../schemas/api/evidence-figure.ts';
import type { EvidencePack } from '../../../schemas/api/evidence-pack.ts';
import type { PackInput } from '../input/pack-input.ts';

/** Where the data of the pack come from: the council's returns in force, and the publications cited. */
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
          `Computed figures come from the returns of ${name} listed here. Each passed the checks that stop a return, or was accepted by the council with a reason. Later returns can restate earlier years.`,
        ];
  const predecessors = input.predecessors.map((place) => place.name);
  if (predecessors.length > 0) {
    statement.push(
      `${name} took over from ${predecessors.join(' and ')}. Figures of the council before it are shown apart under its own name; they cover its whole area, and children's histories are not carried over.`,
    );
  }
  return statement;
}
