import type { EvidencePack } from '../../schemas/api/evidence-pack.ts';
import { sources } from './annex/sources.ts';
import { createFigureBook, type FigureBook } from './figures/provenance.ts';
import type { PackInput } from './input/pack-input.ts';
import { measuresByFamily } from './measures/measures-by-family.ts';
import { inspections } from './rates/inspections.ts';
import { contextRates } from './rates/published-rates.ts';
import { workforceNotes, workforceRates } from './rates/workforce-rates.ts';
import { cohort } from './summary/cohort.ts';
import { headlineTables } from './summary/headline-figures.ts';
import { summary } from './summary/summary.ts';
import {
  DATA_LIMITS,
  DEFINITIONS,
  INVENTED_RETURNS,
  PURPOSE,
  READING,
  WARNING,
} from './wording/fixed-texts.ts';

/** Builds the evidence pack of a council from a release. The same input gives the same pack, byte for byte. */
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
    themes: measuresByFamily(book, input),
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
    warning: demonstration ? `${WARNING} ${INVENTED_RETURNS}` : WARNING,
    purpose: [...PURPOSE],
    reading: [...READING],
    summary: summary(known),
    glance: headlineTables(parts.themes, parts.workforce.rates, names),
    ...known,
    limits: [...DATA_LIMITS],
    definitions: [...DEFINITIONS],
    provenance,
  };
  return { pack, book };
}

function councilOf(input: PackInput): EvidencePack['council'] {
  const { councilProfile, council } = input;
  return {
    laCode: council.code,
    gssCode: councilProfile.gss_code,
    name: councilProfile.name,
    type: councilProfile.la_type,
    region: { code: councilProfile.region_code, name: councilProfile.region_name },
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
