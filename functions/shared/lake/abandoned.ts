/** The tag of lake objects that are no longer used. A lifecycle rule of the bucket deletes them after some days. */
export const ABANDONED = { tag: 'abandoned', value: 'true' } as const;
