import { isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { episodes } from '../makers.ts';
import { ADOPTION, FOSTER } from '../predicates/episodes.ts';

interface Mismatch {
  readonly code: string;
  readonly provider: string;
  readonly name: string;
  /** Placement types that this provider cannot provide. */
  readonly never: readonly string[];
}

function mismatch({ code, provider, name, never }: Mismatch): Rule {
  return episodes.row({
    code,
    title: `${name} (${provider}) does not provide ${never.join(', ')}`,
    fields: ['PLACE', 'PLACE_PROVIDER'],
    message: `The placement provider is ${name.toLowerCase()} (${provider}), which cannot provide this placement type.`,
    fix: `Check the placement type and the provider. ${provider} cannot be given for ${never.join(', ')}.`,
    fails: ({ PLACE, PLACE_PROVIDER }) => PLACE_PROVIDER === provider && isOneOf(PLACE, never),
    ok: [
      episodes.example('a residential school may', { PLACE: 'S1', PLACE_PROVIDER: provider }),
      episodes.example('another provider', { PLACE: 'P1', PLACE_PROVIDER: 'PR0' }),
    ],
    bad: never.map((PLACE) =>
      episodes.example(`${PLACE} does not go with ${provider}`, {
        PLACE,
        PLACE_PROVIDER: provider,
      }),
    ),
  });
}

const NOT_BY_COUNCILS = ['P1', 'R2', 'R5'];
const NOT_BY_OTHER_PUBLIC_BODIES = ['P1', ...ADOPTION, 'K1', 'K2', ...FOSTER];

export const PROVIDER_CODE_RULES: readonly Rule[] = [
  mismatch({ code: '527', provider: 'PR1', name: 'Own provision', never: NOT_BY_COUNCILS }),
  mismatch({ code: '528', provider: 'PR2', name: 'Another council', never: NOT_BY_COUNCILS }),
  mismatch({
    code: '529',
    provider: 'PR3',
    name: 'Another public body',
    never: NOT_BY_OTHER_PUBLIC_BODIES,
  }),
  mismatch({ code: '530', provider: 'PR4', name: 'A private provider', never: ['P1'] }),
  mismatch({ code: '531', provider: 'PR5', name: 'A voluntary provider', never: ['P1'] }),
  episodes.row({
    code: '550',
    title: 'Parents provide only placements with parents',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    message:
      'The placement provider is the parents (PR0), but the child is not placed with parents (P1).',
    fix: 'Give P1 if the child lives with parents, or correct the placement provider.',
    fails: ({ PLACE, PLACE_PROVIDER }) => PLACE_PROVIDER === 'PR0' && PLACE !== 'P1',
    ok: [
      episodes.example('with parents', { PLACE: 'P1', PLACE_PROVIDER: 'PR0' }),
      episodes.example('with foster carers of the council', { PLACE: 'U4', PLACE_PROVIDER: 'PR1' }),
    ],
    bad: [episodes.example('with foster carers', { PLACE: 'U4', PLACE_PROVIDER: 'PR0' })],
  }),
];
