import { birthdayOf } from '../../../days.ts';
import { isAfter, isFilled, isOneOf, isOnOrAfter } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { example, header, inYear, uasc } from '../makers.ts';
import { isUnder } from '../predicates/ages.ts';
import { rowsCeasedWithoutFlag } from '../predicates/asylum.ts';

const ADULT = 18;
const UNLIKELY_UNDER = 11;

export const ASYLUM_RULES: readonly Rule[] = [
  uasc.row({
    code: '104',
    title: 'The date on which asylum-seeking status ceased is a real date, not before the year',
    fields: ['DUC'],
    owns: [{ field: 'DUC', problems: ['unreadable'] }],
    // An unreadable date is wrong too, so its row is checked.
    askedIfFilled: ['DUC'],
    message:
      'The date on which unaccompanied asylum-seeking status ceased is not a real date or is before the year.',
    fix: 'Check the date. If the status ceased before the year, remove the child from the UASC table.',
    fails: ({ DUC }, { yearStart }) => isFilled(DUC) && !isOnOrAfter(DUC, yearStart),
    ok: [
      uasc.example('on the first day of the year', { DUC: '01/04/2026' }),
      uasc.example('it has not ceased', {}),
    ],
    bad: [
      uasc.example('on the day before the year', { DUC: '31/03/2026' }),
      uasc.example('there is no such day', { DUC: '31/06/2026' }),
    ],
  }),
  // A return without the flag, as every CSV return is, skips the rule: its Header table has no such column.
  header.row({
    code: '105',
    title: 'The asylum-seeking flag of an XML return is neither 0 nor 1',
    fields: ['UASC'],
    owns: [{ field: 'UASC', problems: ['not-in-code-set'] }],
    message: 'The unaccompanied asylum-seeking child flag is blank, or neither 0 nor 1.',
    fix: 'Give 1 if the child is unaccompanied and asylum seeking, and 0 if not.',
    fails: ({ UASC }) => !isOneOf(UASC, ['0', '1']),
    ok: [header.example('yes', { UASC: '1' }), header.example('no', { UASC: '0' })],
    bad: [
      header.example('no such code', { UASC: '2' }),
      header.example('an empty element', { UASC: '' }),
    ],
  }),
  uasc.row({
    code: '231',
    title: 'An unaccompanied asylum-seeking child is seldom under 11',
    years: { from: 2025 },
    severity: 'query',
    fields: ['DOB'],
    message: 'The unaccompanied asylum-seeking child was under 11 at the end of the year.',
    fix: 'Check the date of birth, and that the child came without a parent. If both are right, confirm it.',
    fails: ({ DOB }, { yearEnd }) => isUnder(UNLIKELY_UNDER, DOB, yearEnd),
    ok: [
      uasc.example('11 on the last day of the year', { DOB: '31/03/2016' }),
      uasc.example('no date of birth', {}),
    ],
    bad: [
      uasc.example('11 on the day after the year', { DOB: '01/04/2016' }),
      inYear(2025, uasc.example('11 after the first year of the rule', { DOB: '01/04/2014' })),
    ],
  }),
  uasc.child({
    code: '303',
    title: 'Only a child flagged as asylum seeking has a date on which the status ceased',
    fields: ['DUC'],
    with: { Header: ['UASC'] },
    askedIfFilled: ['DUC'],
    message:
      'A date on which unaccompanied asylum-seeking status ceased is given, but the flag is not 1.',
    fix: 'Set the flag to 1, or remove the date.',
    failing: rowsCeasedWithoutFlag,
    ok: [
      example('flagged', { Header: [{ UASC: '1' }], UASC: [{ DUC: '01/06/2026' }] }),
      example('no date', { Header: [{ UASC: '0' }], UASC: [{}] }),
      example('a child without a header row', { Header: [], UASC: [{ DUC: '01/06/2026' }] }),
    ],
    bad: [
      example('the flag is 0', { Header: [{ UASC: '0' }], UASC: [{ DUC: '01/06/2026' }] }),
      example('flag blank', { Header: [{}], UASC: [{ DUC: '01/06/2026' }] }),
      example('a date that is not real', {
        Header: [{ UASC: '0' }],
        UASC: [{ DUC: '31/06/2026' }],
      }),
    ],
  }),
  uasc.row({
    code: '304',
    title: 'Asylum-seeking status ceases by the 18th birthday',
    fields: ['DUC'],
    alsoReads: ['DOB'],
    message: 'Unaccompanied asylum-seeking status ceased after the child’s 18th birthday.',
    fix: 'Check the date and the date of birth. The status ends on the 18th birthday at the latest.',
    fails: ({ DUC, DOB }) => isFilled(DUC) && isAfter(DUC, birthdayOf(DOB, ADULT)),
    ok: [
      uasc.example('on the birthday', { DOB: '10/06/2008', DUC: '10/06/2026' }),
      uasc.example('it has not ceased', { DOB: '10/06/2008' }),
      uasc.example('no date of birth', { DUC: '11/06/2026' }),
    ],
    bad: [uasc.example('on the day after', { DOB: '10/06/2008', DUC: '11/06/2026' })],
  }),
];
