import fc from 'fast-check';

/** One child as in XML: values of HEADER by element, and rows by element. */
export interface AnyChild {
  readonly header: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly [element: string, values: Readonly<Record<string, string>>])[];
}

const day = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => {
    const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split('-');
    return `${dayOfMonth}/${month}/${year}`;
  });
const odd = fc.constantFrom('=1+1', "'=A1", '-5', '@x', '<b>&"x"', 'é', '31/02/2024', ' x ', 'a,b');
const date = fc.oneof({ weight: 6, arbitrary: day }, odd, fc.constant(''));
const code = (...codes: readonly string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...codes) }, odd, fc.constant(''));

const header = fc.record({
  CHILDID: fc.oneof(fc.stringMatching(/^[A-Z0-9]{1,10}$/), fc.constantFrom('=A1', 'é1', "'=2")),
  SEX: code('M', 'F', 'U'),
  DOB: date,
  ETHNIC: code('WBRI', 'AIND'),
  UPN: code('UN4', 'A12345678901B'),
  MOTHER: code('0', '1'),
  MC_DOB: date,
  UASC: fc.constantFrom('0', '1', ''),
  DUC: fc.oneof(fc.constant(''), day),
  IN_TOUCH: code('YES', 'NO'),
  ACTIV: code('F1', '0'),
  ACCOM: code('B1', '0'),
  DATE_INT: date,
  DATE_MATCH: date,
  FOSTER_CARE: code('0', '1'),
  NB_ADOPTR: code('1', '2'),
});

const row = fc.oneof(
  fc.tuple(
    fc.constant('EPISODE'),
    fc.record({
      DECOM: date,
      RNE: code('S', 'P', 'L'),
      LS: code('C2', 'V2'),
      CIN: code('N1'),
      PL: code('U6', 'K2'),
      PL_POST: code('AB1 2CD', 'ab1 2cd'),
      DEC: date,
      REC: code('X1', 'E8'),
    }),
  ),
  fc.tuple(fc.constant('AREVIEW'), fc.record({ REVIEW: date, REVIEW_CODE: code('PN0', 'PN1') })),
  fc.tuple(fc.constant('AMISSING'), fc.record({ MISSING: code('M'), MIS_START: date })),
  fc.tuple(fc.constant('OC2'), fc.record({ SDQ_SCORE: code('7', '40', '41') })),
  fc.tuple(fc.constant('PERMANENCE'), fc.record({ PREV_PERM: code('P1'), DATE_PERM: date })),
  fc.tuple(fc.constant('AD_PLACED'), fc.record({ DATE_PLACED: date })),
  fc.tuple(fc.constant('SW_EPISODE'), fc.record({ SW_ID: code('SW12'), SW_DECOM: date })),
  fc.tuple(fc.constant('DOLO_EPISODE'), fc.record({ DOLO_START: date, DOLO_END: date })),
);

/** Children with valid and invalid values, as a case system might have them. */
export const anyChildren: fc.Arbitrary<AnyChild[]> = fc.array(
  fc.record({ header, rows: fc.array(row, { maxLength: 5 }) }),
  { minLength: 1, maxLength: 4 },
);
