import type { Rule } from '../../../rule.ts';
import { oc3 } from '../makers.ts';
import { hasLeaverData, LEAVER_ITEMS, lacksAnyOf } from '../predicates/outcomes.ts';

interface CodeCell {
  readonly code: string;
  readonly field: (typeof LEAVER_ITEMS)[number];
  /** The name of the cell, for use within a sentence. */
  readonly name: string;
  readonly fix: string;
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

/** A rule that a cell must hold a code of its set. */
function isKnownCode({ code, field, name, fix, known, unknown }: CodeCell): Rule {
  return oc3.cell({
    code,
    title: `The care leaver’s ${name} is a known code`,
    fields: [field],
    problems: ['missing', 'not-in-code-set'],
    message: `The care leaver’s ${name} is blank or not one of the codes.`,
    fix,
    ok: known.map((value) => oc3.example(`${value} is a code`, { [field]: value })),
    bad: [
      oc3.example('a blank is not a code', { [field]: '' }),
      ...unknown.map((value) => oc3.example(`${value} is not a code`, { [field]: value })),
    ],
  });
}

export const LEAVER_CELL_RULES: readonly Rule[] = [
  isKnownCode({
    code: '131',
    field: 'IN_TOUCH',
    name: 'contact',
    fix: 'Give YES, NO, DIED, REFU, NREQ or RHOM.',
    known: ['YES', 'NO', 'DIED', 'REFU', 'NREQ', 'RHOM'],
    unknown: ['Y', '0'],
  }),
  isKnownCode({
    code: '132',
    field: 'ACTIV',
    name: 'main activity',
    fix: 'Give one of the activity codes, or 0 if it is not known.',
    known: ['F1', 'P5', 'G6', '0'],
    unknown: ['F3', 'F6'],
  }),
  isKnownCode({
    code: '133',
    field: 'ACCOM',
    name: 'accommodation',
    fix: 'Give one of the accommodation codes, or 0 if it is not known.',
    known: ['B1', 'T2', 'S2', 'X2', '0'],
    unknown: ['T', 'S1', 'X1'],
  }),
  oc3.row({
    code: '153',
    title: 'Contact, activity and accommodation go together',
    fields: LEAVER_ITEMS,
    message: 'Some, but not all, of contact, activity and accommodation are filled.',
    fix: 'Fill all three. Give 0 for an activity or accommodation that is not known.',
    fails: (leaver) => hasLeaverData(leaver) && lacksAnyOf(leaver, LEAVER_ITEMS),
    ok: [
      oc3.example('all filled', { IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' }),
      oc3.example('a 0 is filled', { IN_TOUCH: 'DIED', ACTIV: '0', ACCOM: '0' }),
      oc3.example('all blank', {}),
    ],
    bad: [
      oc3.example('contact alone', { IN_TOUCH: 'YES' }),
      oc3.example('activity alone', { ACTIV: 'F1' }),
      oc3.example('accommodation alone', { ACCOM: 'B1' }),
      oc3.example('contact left blank', { ACTIV: 'F1', ACCOM: 'B1' }),
      oc3.example('activity left blank', { IN_TOUCH: 'YES', ACCOM: 'B1' }),
      oc3.example('accommodation left blank', { IN_TOUCH: 'YES', ACTIV: 'F1' }),
    ],
  }),
];
