/** What marks an object of the lake that nothing names; a rule of the bucket forgets it after some days. */
export const ABANDONED = { tag: 'abandoned', value: 'true' } as const;
