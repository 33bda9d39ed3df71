import type { Example, Rule } from '../../../rule.ts';
import { example, oc2 } from '../makers.ts';
import { isInYear } from '../predicates/episodes.ts';
import {
  CORE_HEALTH_ITEMS,
  HEALTH_ITEMS,
  hasAnyOf,
  hasHealthData,
  lacksAnyOf,
  OTHER_HEALTH_ITEMS,
} from '../predicates/outcomes.ts';
import { isTwelveMonthChild } from '../predicates/periods-of-care.ts';
import {
  ALL_YEAR,
  allYear,
  CARE_READS,
  ofOtherChild,
  ofTwelveMonthChild,
  partOfYear,
  unknownCare,
  unknownEnd,
  unknownStart,
} from './all-year.ts';

type Item = (typeof HEALTH_ITEMS)[number];

const CORE: Partial<Record<Item, string>> = {
  IMMUNISATIONS: '1',
  TEETH_CHECK: '1',
  HEALTH_ASSESSMENT: '0',
  SUBSTANCE_MISUSE: '0',
};

/** The core items and these items, with each core item omitted in turn. */
function eachCoreItemBlank(
  given: Partial<Record<Item, string>>,
  write: (why: string, row: Partial<Record<Item, string>>) => Example,
): readonly Example[] {
  return CORE_HEALTH_ITEMS.map((item) =>
    write(`${item} left blank`, { ...CORE, ...given, [item]: '' }),
  );
}

const coreItemsBlank = ofTwelveMonthChild((row) => lacksAnyOf(row, CORE_HEALTH_ITEMS));

interface Yes {
  readonly code: string;
  readonly item: 'CONVICTED' | 'HEALTH_CHECK';
  /** What a yes means: a sentence without its full stop. */
  readonly said: string;
}

/** A rule that all four core items are filled when this item is yes. */
function needsCoreItems({ code, item, said }: Yes): Rule {
  return oc2.row({
    code,
    title: `${said}: the four core health items are filled`,
    fields: [item, ...CORE_HEALTH_ITEMS],
    message: `${said}, but immunisations, teeth check, health assessment or substance misuse is blank.`,
    fix: 'Give 1 or 0 for each of the four.',
    fails: (row) => row[item] === '1' && lacksAnyOf(row, CORE_HEALTH_ITEMS),
    ok: [
      oc2.example('all four filled', { ...CORE, [item]: '1' }),
      oc2.example('0 does not need them', { [item]: '0' }),
    ],
    bad: eachCoreItemBlank({ [item]: '1' }, oc2.example),
  });
}

export const CORE_ITEM_RULES: readonly Rule[] = [
  oc2.row({
    code: '182',
    title: 'The core health items are complete when another is given',
    fields: HEALTH_ITEMS,
    message:
      'Conviction, health check or help with substance misuse is filled, but immunisations, teeth check, health assessment or substance misuse is blank.',
    fix: 'Fill all four core health items, or leave all eight items blank.',
    fails: (row) => hasAnyOf(row, OTHER_HEALTH_ITEMS) && lacksAnyOf(row, CORE_HEALTH_ITEMS),
    ok: [
      oc2.example('all blank', {}),
      oc2.example('the four core items filled', { ...CORE, CONVICTED: '0' }),
      oc2.example('some core items alone', { IMMUNISATIONS: '1' }),
    ],
    bad: [
      ...OTHER_HEALTH_ITEMS.map((item) => oc2.example(`only ${item}`, { [item]: '0' })),
      ...eachCoreItemBlank({ CONVICTED: '0' }, oc2.example),
    ],
  }),
  oc2.child({
    code: '190',
    title: 'Health items are for a child looked after all year',
    fields: HEALTH_ITEMS,
    with: CARE_READS,
    message: 'Health or offending items are filled, but the child was not looked after all year.',
    fix: 'Remove them, or check the episodes: one that starts or ends care in the year, or a short break, breaks the 12 months.',
    failing: ofOtherChild(hasHealthData),
    ok: [
      allYear('looked after all year', CORE),
      partOfYear('all blank', {}),
      unknownCare('an episode that cannot be read', CORE),
      unknownEnd('an episode ended without a reason', CORE),
      unknownStart('an episode without a start', CORE),
    ],
    bad: [
      ...HEALTH_ITEMS.map((item) => partOfYear(`only ${item}`, { [item]: '0' })),
      example('no episode at all', { Episodes: [], OC2: [CORE] }),
    ],
  }),
  oc2.child({
    code: '191',
    title: 'A child looked after all year has the four core health items',
    fields: [...CORE_HEALTH_ITEMS, 'CHILD'],
    with: { ...CARE_READS, OC2: ['CHILD'] },
    alsoPointsAt: { Episodes: ['CHILD'] },
    message:
      'The child was looked after all year, but is not in the OC2 table, or immunisations, teeth check, health assessment or substance misuse is blank.',
    fix: 'Give an OC2 row with all four items for the child, or check the dates of the episodes.',
    failing: (child, context) => {
      if (child.OC2.count > 0) return coreItemsBlank(child, context);
      if (isTwelveMonthChild(child, context) !== true) return [];
      return child.Episodes.where((episode) => isInYear(episode, context)).slice(0, 1);
    },
    ok: [
      allYear('all four filled', CORE),
      partOfYear('not looked after all year', {}),
      example('not looked after all year and no row', {
        Episodes: [{ ...ALL_YEAR, DEC: '01/10/2026', REC: 'E8' }],
        OC2: [],
      }),
      example('care began on 2 April', {
        Episodes: [{ ...ALL_YEAR, DECOM: '02/04/2026' }],
        OC2: [],
      }),
      example('care ended on 30 March', {
        Episodes: [{ ...ALL_YEAR, DEC: '30/03/2027', REC: 'E8' }],
        OC2: [],
      }),
      example('short breaks all year', { Episodes: [{ ...ALL_YEAR, LS: 'V4' }], OC2: [] }),
      unknownCare('an episode that cannot be read', {}),
      unknownEnd('an episode ended without a reason', {}),
    ],
    bad: [
      ...eachCoreItemBlank({}, allYear),
      example('no row: the first episode of the year is pointed at', {
        Episodes: [
          { ...ALL_YEAR, DEC: '01/10/2026', REC: 'X1' },
          { ...ALL_YEAR, RNE: 'P', DECOM: '01/10/2026' },
        ],
        OC2: [],
      }),
      example('care began on 1 April', {
        Episodes: [{ ...ALL_YEAR, DECOM: '01/04/2026' }],
        OC2: [],
      }),
      example('care ended on 31 March', {
        Episodes: [{ ...ALL_YEAR, DEC: '31/03/2027', REC: 'E8' }],
        OC2: [],
      }),
      example('an episode of the year before does not matter', {
        Episodes: [
          { ...ALL_YEAR, DEC: '01/02/2025', REC: 'E4A' },
          { ...ALL_YEAR, DECOM: '01/03/2025' },
        ],
        OC2: [],
      }),
    ],
  }),
  needsCoreItems({ code: '544', item: 'CONVICTED', said: 'The child was convicted' }),
  needsCoreItems({
    code: '547',
    item: 'HEALTH_CHECK',
    said: 'The child’s health checks are up to date',
  }),
];
