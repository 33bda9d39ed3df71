import { isBlank, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { missing } from '../makers.ts';

const IS_MISSING_TYPE = [{ field: 'MISSING', problems: ['missing'] }] as const;

export const MISSING_CELL_RULES: readonly Rule[] = [
  missing.row({
    code: '564',
    title: 'A missing episode has a start date',
    fields: ['MISSING', 'MIS_START'],
    askedIfFilled: ['MIS_START'],
    message: 'The child was missing or away without authorisation, but no start date is given.',
    fix: 'Give the day on which the child went missing or away.',
    fails: ({ MISSING, MIS_START }) => isFilled(MISSING) && isBlank(MIS_START),
    ok: [
      missing.example('both', { MISSING: 'M', MIS_START: '01/06/2026' }),
      missing.example('neither', { MIS_END: '02/06/2026' }),
      missing.example('a start that is not a date is left to another rule', {
        MISSING: 'M',
        MIS_START: '31/06/2026',
      }),
    ],
    bad: [
      missing.example('missing, with no start', { MISSING: 'M', MIS_END: '02/06/2026' }),
      missing.example('away, with no start', { MISSING: 'A' }),
    ],
  }),
  missing.row({
    code: '565',
    title: 'A missing episode with a start has a type',
    fields: ['MISSING', 'MIS_START'],
    askedIfFilled: ['MIS_START'],
    owns: IS_MISSING_TYPE,
    message:
      'The missing episode has a start date but no type (missing, or away without authorisation).',
    fix: 'Give M (missing, whereabouts not known) or A (away without authorisation, whereabouts known).',
    fails: ({ MISSING, MIS_START }) => isFilled(MIS_START) && isBlank(MISSING),
    ok: [
      missing.example('both', { MISSING: 'A', MIS_START: '01/06/2026' }),
      missing.example('neither', { MIS_END: '02/06/2026' }),
    ],
    bad: [
      missing.example('no type', { MIS_START: '01/06/2026' }),
      missing.example('no type, and a start that is not a date', { MIS_START: '31/06/2026' }),
    ],
  }),
  missing.row({
    code: '566',
    title: 'A missing episode with an end has a type',
    fields: ['MISSING', 'MIS_END'],
    askedIfFilled: ['MIS_END'],
    owns: IS_MISSING_TYPE,
    message:
      'The missing episode has an end date but no type (missing, or away without authorisation).',
    fix: 'Give M (missing, whereabouts not known) or A (away without authorisation, whereabouts known).',
    fails: ({ MISSING, MIS_END }) => isFilled(MIS_END) && isBlank(MISSING),
    ok: [
      missing.example('both', { MISSING: 'M', MIS_END: '02/06/2026' }),
      missing.example('neither', { MIS_START: '01/06/2026' }),
    ],
    bad: [
      missing.example('no type', { MIS_END: '02/06/2026' }),
      missing.example('no type, and an end that is not a date', { MIS_END: '31/06/2026' }),
    ],
  }),
  missing.cell({
    code: '1004',
    title: 'Start of the missing episode is a real date',
    fields: ['MIS_START'],
    problems: ['missing', 'unreadable'],
    message: 'The start of the missing episode is blank or is not a real date.',
    fix: 'Give the day on which the child went missing or away as DD/MM/YYYY.',
    ok: [missing.example('a real date', { MIS_START: '30/06/2026' })],
    bad: [
      missing.example('a blank is not a date', { MIS_START: '' }),
      missing.example('there is no 31 June', { MIS_START: '31/06/2026' }),
    ],
  }),
  missing.cell({
    code: '1005',
    title: 'End of the missing episode is a real date',
    fields: ['MIS_END'],
    problems: ['unreadable'],
    message: 'The end of the missing episode is not a real date.',
    fix: 'Give the date as DD/MM/YYYY, or leave it blank if the child is still missing.',
    ok: [
      missing.example('a real date', { MIS_END: '30/06/2026' }),
      missing.example('still missing', { MIS_END: '' }),
    ],
    bad: [missing.example('there is no 31 June', { MIS_END: '31/06/2026' })],
  }),
  missing.cell({
    code: '1006',
    title: 'Type of the missing episode is a known code',
    fields: ['MISSING'],
    problems: ['not-in-code-set'],
    message: 'The type of the missing episode is neither M nor A.',
    fix: 'Give M (missing, whereabouts not known) or A (away without authorisation, whereabouts known).',
    ok: [
      missing.example('missing', { MISSING: 'M' }),
      missing.example('away without authorisation', { MISSING: 'A' }),
      missing.example('a blank is left to another rule', { MISSING: '' }),
    ],
    bad: [missing.example('no such code', { MISSING: 'X' })],
  }),
];
