import * as z from 'zod';

/** The kind of return of a submission. Only the form is checked here. The service checks it against the returns it accepts. */
export const ReturnId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,29}$/, 'Give the id of the return.')
  .meta({ id: 'ReturnId', title: 'Return', description: 'Which return it is' });
