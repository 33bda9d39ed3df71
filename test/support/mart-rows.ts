import { MART_ROWS, type MartName, type MartRow } from '../../schemas/marts.ts';

type Blankable<Row> = {
  [Column in keyof Row]: null extends Row[Column] ? Column : never;
}[keyof Row];

/** What a test says of a row: every column that is never blank, and those of the others that matter. */
export type GivenRow<Mart extends MartName, Row = MartRow<Mart>> = Omit<Row, Blankable<Row>> &
  Partial<Pick<Row, Blankable<Row>>>;

/** A whole row of a mart; columns left out are blank. Throws for a row that the mart could not hold. */
export function martRow<Mart extends MartName>(mart: Mart, given: GivenRow<Mart>): MartRow<Mart> {
  const schema = MART_ROWS[mart];
  const blank = Object.fromEntries(Object.keys(schema.shape).map((column) => [column, null]));
  return schema.strict().parse({ ...blank, ...given }) as MartRow<Mart>;
}
