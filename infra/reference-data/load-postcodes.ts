import { createHash } from 'node:crypto';
import { peek } from '../../functions/shared/reading/byte-stream.ts';
import type { Councils } from '../../functions/shared/reference-data/councils.ts';
import type { PostcodeEdition } from '../../functions/shared/reference-data/editions.ts';
import {
  PostcodePacker,
  repeatedPostcode,
} from '../../functions/shared/reference-data/packed-postcodes.ts';
import { areaOf } from '../../functions/shared/reference-data/plain-postcode.ts';
import { nameEdition } from './name-edition.ts';
import { findPostcodeColumns, type OnspdColumns, type OnspdRow, readRow } from './onspd-row.ts';
import { type ListFile, type Loaded, type Loading, putEdition } from './put-edition.ts';
import { hashing, readRecords, SNIFF_BYTES } from './read-records.ts';
import { RefusedFile } from './refused-file.ts';

/** The directory has 2.7 million. Files of single areas, which are published with it, have far fewer. */
const LEAST = 2_000_000;

/**
 * Loads the ONS Postcode Directory from its CSV file and takes it into use. Throws `RefusedFile` for another
 * file, which changes nothing; the edition in use changes last, at once.
 */
export async function loadPostcodes(file: ListFile, loading: Loading): Promise<Loaded> {
  const name = nameEdition('ONSPD', file.name, loading.edition);
  const { bytes, sha256 } = hashing(file.bytes);
  const { head, all } = await peek(bytes, SNIFF_BYTES);
  const list = new PostcodeList();
  let columns: OnspdColumns | undefined;
  for await (const records of readRecords(all, head)) {
    for (const record of records) {
      if (columns === undefined) columns = findPostcodeColumns(record);
      else if (record.cells.length > 1 || record.cells[0] !== '')
        list.add(readRow(record, columns));
    }
  }
  requireWhole(list, loading);
  requireKnown(list.places, loading.councils);
  const objects = list.pack();
  const contents = createHash('sha256').update(JSON.stringify([name, list.places]));
  for (const { key, body } of objects) contents.update(key).update(body);
  const edition: PostcodeEdition = {
    id: contents.digest('hex').slice(0, 16),
    name,
    file: { name: file.name, sha256: sha256() },
    loadedAt: loading.clock.now().toISOString(),
    count: list.count,
    places: list.places,
    areas: list.areas,
  };
  return await putEdition(loading.store, 'postcodes', edition, objects);
}

/** The postcodes of a file by area, and their places. */
class PostcodeList {
  readonly places: PostcodeEdition['places'] = [];
  readonly #positions = new Map<string, number>();
  readonly #packers = new Map<string, PostcodePacker>();
  count = 0;

  get areas(): string[] {
    return [...this.#packers.keys()].sort();
  }

  add({ postcode, country, gssCode, grid }: OnspdRow): void {
    const area = areaOf(postcode);
    const packer = this.#packers.get(area) ?? new PostcodePacker();
    this.#packers.set(area, packer);
    packer.add(postcode, { place: this.#placeOf(country, gssCode), grid });
    this.count += 1;
  }

  pack(): { readonly key: string; readonly body: Uint8Array }[] {
    return this.areas.map((area) => {
      const body = this.#packers.get(area)?.pack() ?? new Uint8Array();
      const repeated = repeatedPostcode(body);
      if (repeated === undefined) return { key: `${area}.bin`, body };
      throw new RefusedFile(`The postcode ${repeated} is in the file twice. Fetch it again.`);
    });
  }

  #placeOf(country: OnspdRow['country'], gssCode: string | null): number {
    const key = `${country} ${gssCode}`;
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    this.#positions.set(key, this.places.length);
    return this.places.push({ country, gssCode }) - 1;
  }
}

function requireWhole({ count }: PostcodeList, { isSample }: Loading): void {
  if (count === 0) throw new RefusedFile('The file holds no postcodes.');
  if (isSample || count >= LEAST) return;
  throw new RefusedFile(
    `The file holds ${count} postcodes; the whole directory has more than ${LEAST}. Give the file of the whole United Kingdom, or --sample for a trial.`,
  );
}

/** Throws for an unknown council, because every placement there would be reported as wrong. */
function requireKnown(places: PostcodeEdition['places'], councils: Councils): void {
  const unknown = places
    .map(({ gssCode }) => gssCode)
    .filter((gssCode) => gssCode !== null && councils.byGssCode(gssCode) === undefined);
  if (unknown.length === 0) return;
  throw new RefusedFile(
    `The directory names councils that the service does not know: ${unknown.join(', ')}. Add them to sql/reference/ref_councils.csv, deploy, and load it again.`,
  );
}
