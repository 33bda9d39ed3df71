import type { Rule } from '../../../rule.ts';
import { ad1, episodes, example, failing } from '../makers.ts';
import {
  ADOPTION_ITEMS,
  hasAdoptionItems,
  hasAllAdoptionItems,
  isAdoptedInYear,
  ORDER_NOT_READ,
} from '../predicates/adoption.ts';

const ADOPTED = { DECOM: '01/06/2026', DEC: '01/12/2026', REC: 'E11' };
const COMPLETE = {
  ...{ DATE_INT: '01/06/2025', DATE_MATCH: '01/12/2025', FOSTER_CARE: '0' },
  ...{ NB_ADOPTR: '2', SEX_ADOPTR: 'MF', LS_ADOPTR: 'L11' },
};

/** Rules on which children have adoption items (AD1). */
export const ADOPTION_ITEM_RULES: readonly Rule[] = [
  episodes.child({
    code: '601',
    title: 'A child adopted in the year has every adoption item',
    fields: ['REC'],
    alsoReads: ['DEC'],
    alsoPointsAt: { AD1: ADOPTION_ITEMS },
    askedIfFilled: [...ORDER_NOT_READ, ...ADOPTION_ITEMS],
    owns: ADOPTION_ITEMS.map((field) => ({ field, problems: ['missing'] })),
    message: 'The child was adopted in the year, but adoption items (AD1) are missing.',
    fix: 'Give an AD1 row with all six items, or correct the reason the episode ceased.',
    failing: ({ Episodes, AD1 }, context) => {
      const adopted = Episodes.where((episode) => isAdoptedInYear(episode, context));
      const isComplete = adopted.length === 0 || AD1.some(hasAllAdoptionItems);
      return isComplete ? [] : [...adopted, ...AD1.rows];
    },
    ok: [
      example('all items', { Episodes: [ADOPTED], AD1: [COMPLETE] }),
      example('an item that cannot be read is given', {
        Episodes: [ADOPTED],
        AD1: [{ ...COMPLETE, DATE_INT: '31/06/2025' }],
      }),
      example('adopted the day before the year', {
        Episodes: [{ ...ADOPTED, DECOM: '01/06/2025', DEC: '31/03/2026' }],
        AD1: [],
      }),
      example('adopted the day after the year', {
        Episodes: [{ ...ADOPTED, DEC: '01/04/2027' }],
        AD1: [],
      }),
      example('not adopted', {
        Episodes: [{ ...ADOPTED, REC: 'E4A' }],
        AD1: [{ ...COMPLETE, FOSTER_CARE: '' }],
      }),
    ],
    bad: [
      ...['E11', 'E12'].map((REC) =>
        example(`no items, ${REC}`, { Episodes: [{ ...ADOPTED, REC }], AD1: [] }),
      ),
      example('the table was not sent', { Episodes: [ADOPTED] }),
      ...['01/04/2026', '31/03/2027'].map((DEC) =>
        example(`adopted on ${DEC}`, {
          Episodes: [{ ...ADOPTED, DECOM: '01/06/2025', DEC }],
          AD1: [],
        }),
      ),
      ...ADOPTION_ITEMS.map((item) =>
        failing(
          2,
          example(`all but ${item}`, {
            Episodes: [ADOPTED],
            AD1: [{ ...COMPLETE, [item]: '' }],
          }),
        ),
      ),
    ],
  }),
  ad1.child({
    code: '602',
    title: 'Only a child adopted in the year has adoption items',
    fields: ['CHILD'],
    alsoReads: ADOPTION_ITEMS,
    with: { Episodes: ['REC', 'DEC'] },
    askedIfFilled: [...ORDER_NOT_READ, ...ADOPTION_ITEMS],
    message:
      'Adoption items (AD1) are given, but none of the child’s episodes ended in adoption (E11, E12) in the year.',
    fix: 'Remove the row, or give the end date of the last episode with the reason E11 or E12.',
    failing: ({ AD1, Episodes }, context) => {
      const isNotAdopted = Episodes.none((episode) => isAdoptedInYear(episode, context));
      return isNotAdopted ? AD1.where(hasAdoptionItems) : [];
    },
    ok: [
      example('adopted', { Episodes: [ADOPTED], AD1: [COMPLETE] }),
      example('the day of adoption is not a real date', {
        Episodes: [{ ...ADOPTED, DEC: '31/11/2026' }],
        AD1: [COMPLETE],
      }),
      ...['01/04/2026', '31/03/2027'].map((DEC) =>
        example(`adopted on ${DEC}`, {
          Episodes: [{ ...ADOPTED, DECOM: '01/06/2025', DEC }],
          AD1: [COMPLETE],
        }),
      ),
      example('nothing given', { Episodes: [], AD1: [{}] }),
    ],
    bad: [
      example('left care otherwise', {
        Episodes: [{ ...ADOPTED, REC: 'E4A' }],
        AD1: [COMPLETE],
      }),
      example('no episodes', { Episodes: [], AD1: [COMPLETE] }),
      ...['31/03/2026', '01/04/2027'].map((DEC) =>
        example(`adopted on ${DEC}`, {
          Episodes: [{ ...ADOPTED, DECOM: '01/06/2025', DEC }],
          AD1: [COMPLETE],
        }),
      ),
      ...ADOPTION_ITEMS.map((item) =>
        example(`${item} alone`, { Episodes: [], AD1: [{ [item]: COMPLETE[item] }] }),
      ),
    ],
  }),
];
