const NEVER_MIXED =
  'Figures computed from the returns and figures published by DfE are shown next to each other and never mixed. The definitions of DfE and of the Children’s Commissioner are not mixed either.';

/** The subjects of measures in display order, with the introduction of each one's section in a pack. */
export const FAMILIES = {
  social_workers: {
    title: 'Social workers',
    introduction: `How many children had several social workers, or a change of social worker. ${NEVER_MIXED}`,
  },
  placements: {
    title: 'Placements',
    introduction: `How many children moved home. ${NEVER_MIXED}`,
  },
  schools: {
    title: 'Schools',
    introduction:
      'How many children changed school, as published. None of the returns that this service takes yet records where children go to school.',
  },
  workforce: {
    title: 'Social work workforce',
    introduction: 'Rates of the children’s social work workforce on 30 September, as published.',
  },
} as const;

export type Family = keyof typeof FAMILIES;
