import { parquetMetadata } from 'hyparquet';
import { expect, it } from 'vitest';
import { toParquet } from '../../functions/shared/lake/write-parquet.ts';
import { lakeTableOf } from '../../schemas/lake/return-table.ts';
import { SSDA903_SHAPE } from '../../schemas/returns/ssda903/shape.ts';

const { UASC: uasc } = SSDA903_SHAPE.tables;
if (uasc === undefined) throw new Error('The return has no table UASC.');
const UASC = lakeTableOf(SSDA903_SHAPE, uasc);

it('stores a value that is the same in every row once in each file', () => {
  const rows = Array.from({ length: 1000 }, (_, at) => ({
    submission_id: 'ssda903-823-2025-20261122164903-3f9a2c1b4d5e',
    la_code: '823',
    child_ref: `child ${at}`,
  }));
  const bytes = toParquet(UASC, rows);
  const columns = parquetMetadata(new Uint8Array(bytes).buffer).row_groups[0]?.columns ?? [];
  const size = (name: string) => {
    const found = columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === name);
    expect(found?.meta_data?.encodings, name).toContain('RLE_DICTIONARY');
    return Number(found?.meta_data?.total_compressed_size);
  };
  for (const name of ['submission_id', 'la_code']) expect(size(name)).toBeLessThan(150);
});

it('writes a table without rows', () => {
  const bytes = toParquet(UASC, []);
  const { num_rows, schema } = parquetMetadata(new Uint8Array(bytes).buffer);
  expect(Number(num_rows)).toBe(0);
  expect(schema.map(({ name }) => name)).toContain('la_code');
});
