import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import type { ObjectStore } from '../ports/object-store.ts';

/** A row group up to this size is read in one request. Of a larger one, columns are read one by one. */
const WHOLE_GROUP_BYTES = 1_048_576;

/** An object of a store as a file for hyparquet. */
export function bytesOf(store: ObjectStore, key: string, size: number): AsyncBuffer {
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      if (end <= start) return new ArrayBuffer();
      return Uint8Array.from(await store.readRange(key, start, end)).buffer;
    },
  };
}

/** The same file, but a small row group is read whole on its first use, and the last one is kept in memory. */
export function groupAtATime(file: AsyncBuffer, metadata: FileMetaData): AsyncBuffer {
  const groups = metadata.row_groups.map(placeOf);
  let kept: { readonly from: number; readonly bytes: Promise<ArrayBuffer> } | undefined;
  return {
    byteLength: file.byteLength,
    slice: async (start, end = file.byteLength) => {
      const group = groups.find(({ from, to }) => from <= start && end <= to);
      if (group === undefined || group.to - group.from > WHOLE_GROUP_BYTES) {
        return await file.slice(start, end);
      }
      if (kept?.from !== group.from) {
        kept = { from: group.from, bytes: Promise.resolve(file.slice(group.from, group.to)) };
      }
      return (await kept.bytes).slice(start - group.from, end - group.from);
    },
  };
}

function placeOf({ columns }: FileMetaData['row_groups'][number]) {
  const places = columns.flatMap(({ meta_data: chunk }) => {
    if (chunk === undefined) return [];
    const from = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
    return [{ from, to: from + Number(chunk.total_compressed_size) }];
  });
  return {
    from: Math.min(...places.map(({ from }) => from)),
    to: Math.max(...places.map(({ to }) => to)),
  };
}
