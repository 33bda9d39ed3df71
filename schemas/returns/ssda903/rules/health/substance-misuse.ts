import { isBlank, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { oc2 } from '../makers.ts';

const FOUND = { SUBSTANCE_MISUSE: '1' };
const NOT_FOUND = { SUBSTANCE_MISUSE: '0' };
const RECEIVED = { INTERVENTION_RECEIVED: '1' };
const NOT_RECEIVED = { INTERVENTION_RECEIVED: '0' };
const NOT_OFFERED = { INTERVENTION_OFFERED: '0' };

export const SUBSTANCE_MISUSE_RULES: readonly Rule[] = [
  oc2.row({
    code: '158',
    title: 'Help that was received is not also reported as offered',
    fields: ['INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    message: 'The child received help with substance misuse, but “help offered” is also filled.',
    fix: 'Leave “help offered” blank if help was received.',
    fails: (row) => row.INTERVENTION_RECEIVED === '1' && isFilled(row.INTERVENTION_OFFERED),
    ok: [
      oc2.example('received, offered left blank', { ...FOUND, ...RECEIVED }),
      oc2.example('not received', { ...FOUND, ...NOT_RECEIVED, ...NOT_OFFERED }),
    ],
    bad: [
      oc2.example('received and offered', { ...RECEIVED, INTERVENTION_OFFERED: '1' }),
      oc2.example('received and not offered', { ...RECEIVED, ...NOT_OFFERED }),
    ],
  }),
  oc2.row({
    code: '159',
    title: 'If no help was received, it is reported whether it was offered',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    message:
      'The child has a substance misuse problem and received no help, but “help offered” is blank.',
    fix: 'Give 1 or 0 for “help offered”.',
    fails: (row) =>
      row.SUBSTANCE_MISUSE === '1' &&
      row.INTERVENTION_RECEIVED === '0' &&
      isBlank(row.INTERVENTION_OFFERED),
    ok: [
      oc2.example('not offered', { ...FOUND, ...NOT_RECEIVED, ...NOT_OFFERED }),
      oc2.example('received', { ...FOUND, ...RECEIVED }),
      oc2.example('a blank for received is left to another rule', FOUND),
      oc2.example('no problem found', { ...NOT_FOUND, ...NOT_RECEIVED }),
    ],
    bad: [oc2.example('offered left blank', { ...FOUND, ...NOT_RECEIVED })],
  }),
  oc2.row({
    code: '192',
    title: 'If substance misuse was found, it is reported whether help was received',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED'],
    message: 'The child has a substance misuse problem, but “help received” is blank.',
    fix: 'Give 1 or 0 for “help received”.',
    fails: (row) => row.SUBSTANCE_MISUSE === '1' && isBlank(row.INTERVENTION_RECEIVED),
    ok: [
      oc2.example('not received', { ...FOUND, ...NOT_RECEIVED }),
      oc2.example('no problem found', NOT_FOUND),
    ],
    bad: [oc2.example('received left blank', FOUND)],
  }),
  oc2.row({
    code: '193',
    title: 'Help is reported only if substance misuse was found',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    message:
      'No substance misuse problem is reported, but help received or help offered is filled.',
    fix: 'Leave both help items blank, or report the substance misuse problem.',
    fails: (row) =>
      (isBlank(row.SUBSTANCE_MISUSE) || row.SUBSTANCE_MISUSE === '0') &&
      (isFilled(row.INTERVENTION_RECEIVED) || isFilled(row.INTERVENTION_OFFERED)),
    ok: [
      oc2.example('no problem and both blank', NOT_FOUND),
      oc2.example('a problem and both filled', { ...FOUND, ...NOT_RECEIVED, ...NOT_OFFERED }),
      oc2.example('an unknown code is left to another rule', {
        SUBSTANCE_MISUSE: '2',
        ...RECEIVED,
      }),
    ],
    bad: [
      oc2.example('no problem, help received filled', { ...NOT_FOUND, ...NOT_RECEIVED }),
      oc2.example('no problem, help offered filled', { ...NOT_FOUND, ...NOT_OFFERED }),
      oc2.example('problem left blank', RECEIVED),
    ],
  }),
];
