import { MART_ROWS, type MartName, type MartRow } from '../../schemas/marts.ts';

type Blankable<Row> = {
  [Column in keyof Row]: null extends Row[Column] ? Column : never;
}[keyof Row];

/** The values that a test gives for a row: every column that cannot be blank, and any others. */
export type GivenRow<Mart extends MartName, Row = MartRow<Mart>> = Omit<Row, Blankable<Row>> &
  Partial<Pick<Row, Blankable<Row>>>;

/** A complete row of a mart. Omitted columns are blank. Throws for a row that the mart cannot have. */
export function martRow<Mart extends MartName>(mart: Mart, given: GivenRow<Mart>): MartRow<Mart> {
  const schema = MART_ROWS[mart];
  const blank = Object.fromEntries(Object.keys(schema.shape).map((column) => [column, null]));
  return schema.strict().parse({ ...blank, ...given }) as MartRow<Mart>;
}
