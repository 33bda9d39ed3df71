import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Compressors } from 'hyparquet';

/** Codecs that hyparquet does not include, from Node. Trino and Athena write GZIP or ZSTD, DuckDB SNAPPY. */
export const PARQUET_CODECS: Compressors = {
  GZIP: (packed) => gunzipSync(packed),
  ZSTD: (packed) => zstdDecompressSync(packed),
  BROTLI: (packed) => brotliDecompressSync(packed),
};
