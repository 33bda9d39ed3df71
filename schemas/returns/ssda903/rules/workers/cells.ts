import { date, isBefore, isBlank, isFilled, isOnOrAfter } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { isCodeIn, SW_REASON } from '../../code-sets.ts';
import { inYear, workers } from '../makers.ts';

/** Since this day the reason for a change of social worker is collected. */
const REASONS_BEGAN = date('01/04/2023');
const SHORTEST_IDENTIFIER = 4;
const REASONS = [
  ...['MANAGE', 'FCONTA', 'LEFTRL', 'ORGRST', 'TSPROC'],
  ...['ABSENC', 'CHCHAN', 'PCCHAN', 'SWDIED', 'OTHERS'],
];

const MISSING = (...fields: readonly string[]) =>
  fields.map((field) => ({ field, problems: ['missing'] as const }));

export const WORKER_CELL_RULES: readonly Rule[] = [
  workers.row({
    code: 'SW01aSTG1',
    title: 'A social worker episode before April 2023 has an identifier',
    years: { from: 2025, to: 2025 },
    fields: ['SW_DECOM', 'SW_ID'],
    owns: MISSING('SW_ID'),
    message: 'The social worker identifier is blank for an episode that began before April 2023.',
    fix: 'Give the Social Work England number, or your own identifier that begins XX.',
    fails: ({ SW_DECOM, SW_ID }) => isBefore(SW_DECOM, REASONS_BEGAN) && isBlank(SW_ID),
    ok: [
      workers.example('a reason is not needed', { SW_DECOM: '31/03/2023', SW_ID: 'SW123' }),
      workers.example('since April 2023 is left to another rule', { SW_DECOM: '01/04/2023' }),
    ],
    bad: [workers.example('no identifier', { SW_DECOM: '31/03/2023' })],
  }),
  workers.row({
    code: 'SW01bSTG1',
    title: 'A social worker episode since April 2023 is complete',
    years: { from: 2025, to: 2025 },
    fields: ['SW_DECOM', 'SW_ID', 'SW_REASON'],
    owns: MISSING('SW_ID', 'SW_DECOM'),
    message: 'The social worker identifier, the start date or the reason is blank.',
    fix: 'Give all three.',
    fails: ({ SW_DECOM, SW_ID, SW_REASON: reason }) =>
      !isBefore(SW_DECOM, REASONS_BEGAN) &&
      (isBlank(SW_DECOM) || isBlank(SW_ID) || isBlank(reason)),
    ok: [
      workers.example('complete', { SW_DECOM: '01/04/2023', SW_ID: 'SW123', SW_REASON: 'MANAGE' }),
      workers.example('begun before April 2023', { SW_DECOM: '31/03/2023' }),
    ],
    bad: [
      workers.example('no reason', { SW_DECOM: '01/04/2023', SW_ID: 'SW123' }),
      workers.example('no identifier', { SW_DECOM: '01/04/2023', SW_REASON: 'MANAGE' }),
      workers.example('no start date', { SW_ID: 'SW123', SW_REASON: 'MANAGE' }),
    ],
  }),
  workers.row({
    code: 'SW02STG1',
    title: 'A social worker identifier begins SW or XX',
    fields: ['SW_ID'],
    owns: [{ field: 'SW_ID', problems: ['wrong-format'] }],
    message:
      'The social worker identifier does not begin with SW or XX, or has fewer than 4 characters (from 2025-26).',
    fix: 'Give the Social Work England number, or your own identifier that begins XX.',
    fails: ({ SW_ID }, { rulesYear }) => {
      if (SW_ID === null) return false;
      const isTooShort = rulesYear >= 2026 && SW_ID.length < SHORTEST_IDENTIFIER;
      return isTooShort || !(SW_ID.startsWith('SW') || SW_ID.startsWith('XX'));
    },
    ok: [
      workers.example('Social Work England number', { SW_ID: 'SW12' }),
      workers.example('an identifier of the council', { SW_ID: 'XX12' }),
      workers.example('a blank is left to another rule', { SW_ID: '' }),
      inYear(2025, workers.example('short ones were allowed', { SW_ID: 'SW1' })),
    ],
    bad: [
      workers.example('another beginning', { SW_ID: 'AB1234' }),
      workers.example('too short', { SW_ID: 'SW1' }),
      inYear(2026, workers.example('too short in 2025-26', { SW_ID: 'SW1' })),
      inYear(2025, workers.example('another beginning in 2024-25', { SW_ID: '12345' })),
    ],
  }),
  workers.row({
    code: 'SW03STG1',
    title: 'A social worker episode is complete',
    years: { from: 2024, to: 2024 },
    fields: ['SW_ID', 'SW_DECOM', 'SW_REASON'],
    askedIfFilled: ['SW_DECOM'],
    owns: MISSING('SW_ID', 'SW_DECOM'),
    message: 'The social worker identifier, the start date or the reason is blank.',
    fix: 'Give all three.',
    fails: (row) => isBlank(row.SW_ID) || isBlank(row.SW_DECOM) || isBlank(row.SW_REASON),
    ok: [
      workers.example('complete', { SW_ID: 'SW123', SW_DECOM: '01/06/2023', SW_REASON: 'MANAGE' }),
    ],
    bad: [
      workers.example('no identifier', { SW_DECOM: '01/06/2023', SW_REASON: 'MANAGE' }),
      workers.example('no start date', { SW_ID: 'SW123', SW_REASON: 'MANAGE' }),
      workers.example('no reason', { SW_ID: 'SW123', SW_DECOM: '01/06/2023' }),
      workers.example('no reason, whatever the start is', {
        SW_ID: 'SW123',
        SW_DECOM: '31/06/2023',
      }),
    ],
  }),
  workers.cell({
    code: 'SW04STG1',
    title: 'Start of the social worker episode is a real date',
    fields: ['SW_DECOM'],
    problems: ['unreadable'],
    message: 'The date the social worker episode commenced is not a real date.',
    fix: 'Give the date as DD/MM/YYYY.',
    ok: [
      workers.example('a real date', { SW_DECOM: '01/06/2026' }),
      workers.example('a blank is left to another rule', { SW_DECOM: '' }),
    ],
    bad: [workers.example('there is no 31 June', { SW_DECOM: '31/06/2026' })],
  }),
  workers.cell({
    code: 'SW05STG1',
    title: 'End of the social worker episode is a real date',
    fields: ['SW_DEC'],
    problems: ['unreadable'],
    message: 'The date the social worker episode ceased is not a real date.',
    fix: 'Give the date as DD/MM/YYYY, or leave it blank for the current worker.',
    ok: [
      workers.example('a real date', { SW_DEC: '30/06/2026' }),
      workers.example('the current worker', { SW_DEC: '' }),
    ],
    bad: [workers.example('there is no 31 June', { SW_DEC: '31/06/2026' })],
  }),
  workers.row({
    code: 'SW13STG1',
    title: 'Reason for social worker change is a known code',
    // A wrong code is reported even when the start date is unreadable.
    fields: ['SW_REASON'],
    owns: [{ field: 'SW_REASON', problems: ['not-in-code-set'] }],
    message:
      'The reason for the change of social worker is not one of the codes, or is blank for an episode since April 2023.',
    fix: 'Give MANAGE, FCONTA, LEFTRL, ORGRST, TSPROC, ABSENC, CHCHAN, PCCHAN, SWDIED or OTHERS. It may be blank only where the episode began before April 2023.',
    fails: ({ SW_REASON: reason, SW_DECOM }, { rulesYear }) =>
      isFilled(reason)
        ? !isCodeIn(SW_REASON, rulesYear, reason)
        : isOnOrAfter(SW_DECOM, REASONS_BEGAN),
    ok: [
      ...REASONS.map((SW_REASON) =>
        workers.example(`${SW_REASON} is a code`, { SW_DECOM: '01/06/2026', SW_REASON }),
      ),
      workers.example('blank before April 2023', { SW_DECOM: '31/03/2023' }),
    ],
    bad: [
      workers.example('no such code', { SW_DECOM: '01/06/2026', SW_REASON: 'LEFT' }),
      workers.example('no such code, before April 2023', {
        SW_DECOM: '31/03/2023',
        SW_REASON: 'X',
      }),
      workers.example('blank since April 2023', { SW_DECOM: '01/04/2023' }),
    ],
  }),
];
