import { createHash } from 'node:crypto';
import type { ProvidersByUrn } from '../../functions/shared/reference-data/editions.ts';
import { nameEdition } from './name-edition.ts';
import {
  type Doubts,
  findProviderColumns,
  type ProviderColumns,
  type ProviderRow,
  readProvider,
} from './provider-row.ts';
import { type ListFile, type Loaded, type Loading, putEdition } from './put-edition.ts';
import { hashing } from './read-records.ts';
import { readSheets, type SourceSheet } from './read-sheets.ts';
import { RefusedFile } from './refused-file.ts';

/** Ofsted's list has about 6,000; a list of one kind of provider has fewer. */
const LEAST = 3000;
/** There may be titles above the names of the columns. */
const ROWS_ABOVE = 20;

/**
 * Loads Ofsted's list of social care providers from its CSV or ODS file and takes it into use. Throws `RefusedFile`
 * for another file, which changes nothing; the edition in use changes last, at once.
 */
export async function loadProviders(file: ListFile, loading: Loading): Promise<Loaded> {
  const name = nameEdition('Ofsted’s providers', file.name, loading.edition);
  const { bytes, sha256 } = hashing(file.bytes);
  const doubts: Doubts = new Map();
  const rows = (await readSheets(bytes)).flatMap((sheet) => rowsOf(sheet, loading, doubts));
  const providers = gather(rows);
  const count = Object.keys(providers).length;
  requireWhole(count, loading);
  const body = JSON.stringify(providers);
  const contents = createHash('sha256').update(JSON.stringify(name)).update(body);
  const edition = {
    id: contents.digest('hex').slice(0, 16),
    name,
    file: { name: file.name, sha256: sha256() },
    loadedAt: loading.clock.now().toISOString(),
    count,
  };
  const loaded = await putEdition(loading.store, 'providers', edition, [
    { key: 'providers.json', body },
  ]);
  return { ...loaded, notes: notesOf(doubts, providers) };
}

function rowsOf(sheet: SourceSheet, { councils }: Loading, doubts: Doubts): ProviderRow[] {
  let columns: ProviderColumns | undefined;
  const rows: ProviderRow[] = [];
  for (const [index, cells] of sheet.entries()) {
    if (columns !== undefined) {
      const row = readProvider(cells, index + 1, columns, councils, doubts);
      if (row !== undefined) rows.push(row);
    } else if (index < ROWS_ABOVE) columns = findProviderColumns(cells);
  }
  return rows;
}

/** One provider for each number. Rows with the same number are premises of one provider. */
function gather(rows: readonly ProviderRow[]): ProvidersByUrn {
  const byUrn = [...Map.groupBy(rows, ({ urn }) => urn)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return Object.fromEntries(
    byUrn.map(([urn, premises]) => {
      const laCodes = each(premises.map(({ laCode }) => laCode ?? []));
      const days = premises.map(({ closedOn }) => closedOn);
      return [
        urn,
        {
          placementCodes: each(premises.map(({ placementCodes }) => placementCodes)),
          providerCodes: each(premises.map(({ providerCodes }) => providerCodes)),
          laCode: laCodes.length === 1 ? (laCodes[0] ?? null) : null,
          premisesLaCodes: laCodes,
          postcodes: each(premises.map(({ postcodes }) => postcodes)),
          closedOn: days.reduce((one, other) =>
            one === null || other === null ? null : Math.max(one, other),
          ),
        },
      ];
    }),
  );
}

function each(values: readonly (string | readonly string[])[]): string[] {
  return [...new Set(values.flat())].sort();
}

function requireWhole(count: number, { isSample }: Loading): void {
  if (count === 0) {
    throw new RefusedFile(
      'The file has no rows under columns URN and Provision type (or PLACE_CODES), so it is not Ofsted’s list of social care providers.',
    );
  }
  if (isSample || count >= LEAST) return;
  throw new RefusedFile(
    `The file holds ${count} providers; the whole list has more than ${LEAST}. Give the list of all kinds of provider, or --sample for a trial.`,
  );
}

function notesOf(doubts: Doubts, providers: ProvidersByUrn): string[] {
  const without = Object.values(providers).filter(({ postcodes }) => postcodes.length === 0).length;
  return [
    ...Array.from(doubts, ([what, count]) => `${what} (${count}).`),
    ...(without > 0 ? [`Providers without a postcode: ${without}.`] : []),
  ];
}
