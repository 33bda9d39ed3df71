import type { Rule } from '../../../rule.ts';
import { oc2 } from '../makers.ts';
import { HEALTH_ITEMS } from '../predicates/outcomes.ts';

export const HEALTH_CELL_RULES: readonly Rule[] = [
  oc2.cell({
    code: '180',
    title: 'Strengths and difficulties score is from 0 to 40',
    fields: ['SDQ_SCORE'],
    problems: ['unreadable'],
    message: 'The strengths and difficulties score is not a whole number from 0 to 40.',
    fix: 'Give the total score of the questionnaire, or leave it blank and give the reason.',
    ok: [
      oc2.example('the lowest score', { SDQ_SCORE: '0' }),
      oc2.example('the highest score', { SDQ_SCORE: '40' }),
      oc2.example('no score', { SDQ_SCORE: '' }),
    ],
    bad: [
      oc2.example('above the highest', { SDQ_SCORE: '41' }),
      oc2.example('below the least', { SDQ_SCORE: '-1' }),
      oc2.example('not whole', { SDQ_SCORE: '12.5' }),
      oc2.example('not a number', { SDQ_SCORE: 'LOW' }),
    ],
  }),
  oc2.cell({
    code: '181',
    title: 'Health and offending items are 1, 0 or blank',
    fields: HEALTH_ITEMS,
    problems: ['not-in-code-set'],
    message: 'A health or offending item is neither 1 (yes) nor 0 (no).',
    fix: 'Give 1 or 0, or leave the item blank if it does not apply.',
    ok: [
      oc2.example(
        'yes, no and blank',
        Object.fromEntries(HEALTH_ITEMS.map((item, index) => [item, ['1', '0', ''][index % 3]])),
      ),
    ],
    bad: HEALTH_ITEMS.map((item) => oc2.example(`${item} has no such code`, { [item]: 'Y' })),
  }),
  oc2.cell({
    code: '196',
    title: 'Reason for no score is a known code',
    fields: ['SDQ_REASON'],
    problems: ['not-in-code-set'],
    message: 'The reason for no strengths and difficulties score is not one of the codes.',
    fix: 'Give SDQ1 to SDQ5, or leave it blank if there is a score.',
    ok: [
      oc2.example('the first code', { SDQ_REASON: 'SDQ1' }),
      oc2.example('the last code', { SDQ_REASON: 'SDQ5' }),
      oc2.example('blank', { SDQ_REASON: '' }),
    ],
    bad: [oc2.example('no such code', { SDQ_REASON: 'SDQ6' })],
  }),
];
