import * as z from 'zod';

/** Which return a submission is of. Whether the service takes such a return is asked of its list of returns. */
export const ReturnId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/, 'Give the id of the return.')
  .meta({ id: 'ReturnId', title: 'Return', description: 'Which return it is' });
