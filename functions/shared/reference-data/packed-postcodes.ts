/** One postcode of the list. `place` is a position in the edition's list of places. */
export interface PackedPostcode {
  readonly place: number;
  /** Metres on the National Grid; null when the list has no location. */
  readonly grid: { readonly easting: number; readonly northing: number } | null;
}

/** Bytes of a postcode, and of a record: postcode (7), place (2), easting (3), northing (3). */
const KEY = 7;
const RECORD = 15;
const PLACE = KEY;
const EASTING = 9;
const NORTHING = 12;
const NOWHERE = 0xff_ff_ff;

/** Packs the postcodes of one area into records of equal length, so that one can be found by binary search. */
export class PostcodePacker {
  #bytes = Buffer.alloc(RECORD * 1024);
  #length = 0;

  get count(): number {
    return this.#length / RECORD;
  }

  /** Adds a plain postcode of at most 7 characters. */
  add(postcode: string, { place, grid }: PackedPostcode): void {
    if (this.#length === this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)]);
    }
    const at = this.#length;
    this.#bytes.write(postcode.padEnd(KEY), at, 'latin1');
    this.#bytes.writeUIntBE(place, at + PLACE, 2);
    this.#bytes.writeUIntBE(grid?.easting ?? NOWHERE, at + EASTING, 3);
    this.#bytes.writeUIntBE(grid?.northing ?? NOWHERE, at + NORTHING, 3);
    this.#length += RECORD;
  }

  /** The records in order of postcode. */
  pack(): Uint8Array {
    const records = Array.from({ length: this.count }, (_, index) =>
      this.#bytes.subarray(index * RECORD, (index + 1) * RECORD),
    );
    return Buffer.concat(records.sort(Buffer.compare));
  }
}

/** A postcode that occurs more than once in the records of an area. Undefined when there is none. */
export function repeatedPostcode(records: Uint8Array): string | undefined {
  const bytes = viewOf(records);
  for (let at = RECORD; at < bytes.length; at += RECORD) {
    const postcode = bytes.toString('latin1', at, at + KEY);
    if (postcode === bytes.toString('latin1', at - RECORD, at - RECORD + KEY)) {
      return postcode.trimEnd();
    }
  }
  return undefined;
}

/** The record of a plain postcode. Undefined when it is not in the area's records. */
export function findPostcode(records: Uint8Array, postcode: string): PackedPostcode | undefined {
  if (postcode.length > KEY) return undefined;
  const padded = postcode.padEnd(KEY);
  const wanted = orderOf((at) => padded.charCodeAt(at));
  let from = 0;
  let to = records.length / RECORD;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const start = middle * RECORD;
    const found = orderOf((at) => records[start + at] ?? 0);
    if (found === wanted) return readRecord(viewOf(records), start);
    if (found < wanted) from = middle + 1;
    else to = middle;
  }
  return undefined;
}

/** A postcode as a number in the order of the records. Seven characters of seven bits each fit in an exact number. */
function orderOf(characterAt: (at: number) => number): number {
  let order = 0;
  for (let at = 0; at < KEY; at += 1) order = order * 128 + characterAt(at);
  return order;
}

function readRecord(bytes: Buffer, at: number): PackedPostcode {
  const easting = bytes.readUIntBE(at + EASTING, 3);
  const northing = bytes.readUIntBE(at + NORTHING, 3);
  return {
    place: bytes.readUIntBE(at + PLACE, 2),
    grid: easting === NOWHERE ? null : { easting, northing },
  };
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}
