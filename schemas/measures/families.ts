const BESIDE =
  'Figures computed from the returns and figures published by DfE stand beside each other and are never mixed; nor are the definitions of DfE and of the Children’s Commissioner.';

/** What measures are about, in the order in which people meet it, and the words that open each part of a pack. */
export const FAMILIES = {
  social_workers: {
    title: 'Social workers',
    introduction: `How many children had several social workers, or saw theirs change. ${BESIDE}`,
  },
  placements: {
    title: 'Placements',
    introduction: `How many children moved home. ${BESIDE}`,
  },
  schools: {
    title: 'Schools',
    introduction:
      'How many children changed school, as published. No return that this service takes yet says where children go to school.',
  },
  workforce: {
    title: 'Social work workforce',
    introduction: 'Rates of the children’s social work workforce on 30 September, as published.',
  },
} as const;

export type Family = keyof typeof FAMILIES;
