import type { EvidencePack } from '../../schemas/api/evidence-pack.ts';
import { cohort } from './cohort.ts';
import { contextRates } from './context.ts';
import { createFigureBook, type FigureBook } from './figure-book.ts';
import { glance } from './glance.ts';
import { inspections } from './inspections.ts';
import type { PackInput } from './places.ts';
import { sources } from './sources.ts';
import { summary } from './summary.ts';
import { themes } from './themes.ts';
import { DEFINITIONS, INVENTED, LIMITS, PURPOSE, READING, WARNING } from './words.ts';
import { workforceNotes, workforceRates } from './workforce.ts';

/** Writes the pack of a council from a release: the same input gives the same pack, byte for byte. */
export function buildPack(
  input: PackInput,
  demonstration: boolean,
): { readonly pack: EvidencePack; readonly book: FigureBook } {
  const book = createFigureBook(input.release.release);
  const { council, region, england } = input;
  const parts = {
    council: councilOf(input),
    release: { number: input.release.release, publishedAt: input.release.publishedAt },
    cohort: cohort(book, input),
    themes: themes(book, input),
    workforce: { notes: workforceNotes(input), rates: workforceRates(book, input) },
    context: contextRates(book, input),
    inspections: inspections(input),
  };
  const provenance = book.provenance();
  const known = { ...parts, sources: sources(input, provenance) };
  const names = [council.name, region.name, england.name] as const;
  const pack: EvidencePack = {
    id: `${council.code}-${input.release.release}`,
    profile: 'restricted',
    warning: demonstration ? `${WARNING} ${INVENTED}` : WARNING,
    purpose: [...PURPOSE],
    reading: [...READING],
    summary: summary(known),
    glance: glance(parts.themes, parts.workforce.rates, names),
    ...known,
    limits: [...LIMITS],
    definitions: [...DEFINITIONS],
    provenance,
  };
  return { pack, book };
}

function councilOf(input: PackInput): EvidencePack['council'] {
  const { profile, council } = input;
  return {
    laCode: council.code,
    gssCode: profile.gss_code,
    name: profile.name,
    type: profile.la_type,
    region: { code: profile.region_code, name: profile.region_name },
    predecessors: input.predecessors.map(({ code, name }) => ({ code, name })),
    neighbours: council.rows.neighbour
      .map((row) => ({
        rank: row.rank,
        code: row.neighbour_code,
        name: row.neighbour_name,
        closeness: row.closeness,
      }))
      .sort((a, b) => a.rank - b.rank),
  };
}
