import type * as z from 'zod';
import { MART_ROWS } from './marts.generated.ts';

export { MART_ROWS };

export type MartName = keyof typeof MART_ROWS;
/** A row of a mart, as a release gives it. */
export type MartRow<Mart extends MartName> = z.infer<(typeof MART_ROWS)[Mart]>;
