import * as z from 'zod';
import { wholeNumberText } from './numbers.ts';

/** DfE's three-digit code of a council, which stays the same when GSS codes change. */
export const LaCode = z
  .string()
  .regex(/^\d{3}$/, 'Give the three-digit DfE code of the council, such as 823.')
  .meta({ description: "DfE's three-digit code of the council", example: '823' });

/** The year whose 31 March closes the collection: 2025 is 1 April 2024 to 31 March 2025. */
export const CollectionYear = z
  .int('Give the collection year as four digits, such as 2025.')
  .min(2000, 'Give the collection year as four digits, such as 2025.')
  .max(2100, 'Give the collection year as four digits, such as 2025.')
  .meta({
    description: 'Collection year, named after the 31 March on which it ends',
    example: 2025,
  });

export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 of the file as 64 lower-case hexadecimal digits.')
  .meta({ description: 'SHA-256 of the bytes, hexadecimal' });

export const Instant = z.iso.datetime().meta({ description: 'Date and time in UTC' });

/** The page of a list, from a query string. */
export const Paging = z.object({
  page: wholeNumberText(1, 100_000).default(1),
  pageSize: wholeNumberText(1, 500).default(50),
});
