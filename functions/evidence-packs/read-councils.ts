import * as z from 'zod';
import type { Council, CouncilSummary } from '../../schemas/api/councils.ts';
import { MART_ROWS } from '../../schemas/marts.ts';
import { NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { createPlaces } from '../shared/releases/read-places.ts';
import { unitKey } from '../shared/releases/release-folder.ts';

const CouncilDocument = z.object({
  unitCode: z.string(),
  marts: z.object({
    council_profile: z
      .array(
        MART_ROWS.council_profile.pick({
          name: true,
          gss_code: true,
          la_type: true,
          region_code: true,
          region_name: true,
          predecessor_la_codes: true,
        }),
      )
      .default([]),
    neighbour: z
      .array(
        MART_ROWS.neighbour.pick({
          rank: true,
          neighbour_code: true,
          neighbour_name: true,
          closeness: true,
        }),
      )
      .default([]),
    return_in_force: z
      .array(
        MART_ROWS.return_in_force.pick({
          collection_year: true,
          submission_id: true,
          sequence: true,
        }),
      )
      .default([]),
  }),
});
type CouncilDocument = z.infer<typeof CouncilDocument>;

export interface CouncilDirectory {
  /** A release's councils, by name: all current ones, or those with the codes given, including abolished ones. */
  list(release: number, codes: readonly string[] | 'all'): Promise<CouncilSummary[]>;
  /** One council of a release. Throws `NotFound` for a code that no council has or has had. */
  get(release: number, laCode: string): Promise<Council>;
}

/** Reads councils from the documents of a release. They never change, so each is read once per process. */
export function createCouncilDirectory(releases: ObjectStore): CouncilDirectory {
  const placesOf = createPlaces(releases);
  const known = new Map<string, Promise<CouncilDocument | undefined>>();
  const read = (release: number, code: string): Promise<CouncilDocument | undefined> => {
    const key = unitKey(release, code);
    const found = known.get(key) ?? readJson(releases, key, CouncilDocument);
    known.set(key, found);
    found.catch(() => known.delete(key));
    return found;
  };
  return {
    async list(release, codes) {
      return [...(await placesOf(release)).values()]
        .filter(({ unitLevel }) => unitLevel === 'council')
        .filter(({ unitCode, isLive }) => (codes === 'all' ? isLive : codes.includes(unitCode)))
        .map(({ unitCode, gssCode, name, type, regionCode, regionName }) => ({
          laCode: unitCode,
          gssCode,
          name,
          type,
          region: { code: regionCode, name: regionName },
        }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    },
    async get(release, laCode) {
      const document = await read(release, laCode);
      // A release may contain returns with a code that is not in the list of councils.
      if (document?.marts.council_profile[0] === undefined) {
        throw new NotFound(`Release ${release} has no council with the code ${laCode}.`);
      }
      const predecessors = await predecessorsOf(document, (code) => read(release, code));
      return { ...summaryOf(document), release, predecessors, ...detailsOf(document) };
    },
  };
}

/** The councils whose name contains the text or whose code equals it. All councils for empty text. */
export function searchCouncils(
  councils: readonly CouncilSummary[],
  search: string,
): CouncilSummary[] {
  const wanted = search.toLowerCase();
  return councils.filter(
    (council) => council.name.toLowerCase().includes(wanted) || council.laCode === wanted,
  );
}

function summaryOf(document: CouncilDocument): CouncilSummary {
  const councilProfile = document.marts.council_profile[0];
  return {
    laCode: document.unitCode,
    gssCode: councilProfile?.gss_code ?? '',
    name: councilProfile?.name ?? '',
    type: councilProfile?.la_type ?? '',
    region: { code: councilProfile?.region_code ?? '', name: councilProfile?.region_name ?? '' },
  };
}

function detailsOf({ marts }: CouncilDocument) {
  return {
    neighbours: marts.neighbour
      .map((row) => ({
        rank: row.rank,
        laCode: row.neighbour_code,
        name: row.neighbour_name,
        closeness: row.closeness,
      }))
      .sort((a, b) => a.rank - b.rank),
    returnsInForce: marts.return_in_force
      .map((row) => ({
        collectionYear: row.collection_year,
        submission: row.submission_id,
        sequence: row.sequence,
      }))
      .sort((a, b) => b.collectionYear - a.collectionYear),
  };
}

async function predecessorsOf(
  { unitCode, marts }: CouncilDocument,
  read: (code: string) => Promise<CouncilDocument | undefined>,
): Promise<Council['predecessors']> {
  const codes = marts.council_profile[0]?.predecessor_la_codes?.split(';') ?? [];
  const documents = await Promise.all(codes.filter((code) => code !== unitCode).map(read));
  return documents
    .filter((document) => document !== undefined)
    .map(summaryOf)
    .map(({ laCode, name }) => ({ code: laCode, name }));
}
