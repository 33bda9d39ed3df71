import * as z from 'zod';
import { ProfileId } from '../measures/measure.ts';
import { Instant, LaCode } from './common.ts';
import { ReturnId } from './return-id.ts';

/** `figures-request.json`: the council whose figures are wanted, and the return to use in place of the one in force. */
export const FiguresRequest = z.strictObject({
  at: Instant,
  by: z.string(),
  laCode: LaCode,
  submission: z.string().nullable(),
});
export type FiguresRequest = z.infer<typeof FiguresRequest>;

const Cell = z.strictObject({
  numerator: z.int().nullable(),
  denominator: z.int().nullable(),
  value: z.number().nullable(),
  intervalLow: z.number().nullable(),
  intervalHigh: z.number().nullable(),
  availability: z.string().meta({
    description: 'available, or x when the council’s returns do not contain what the measure needs',
  }),
});
export type FigureCell = z.infer<typeof Cell>;

const Group = {
  collectionYear: z.int(),
  breakdown: z.string(),
  category: z.string(),
};

/** One figure of a council: with the requested return, and from the returns in force. */
const OwnFigure = z.strictObject({
  ...Group,
  measure: z.string(),
  profile: ProfileId,
  figure: Cell.nullable().meta({
    description: 'null when there is no such figure with the return',
  }),
  inForce: Cell.nullable().meta({
    description: 'null when there is none from the returns in force',
  }),
});
export type OwnFigure = z.infer<typeof OwnFigure>;

const OwnChildren = z.strictObject({
  ...Group,
  figure: z.int().nullable(),
  inForce: z.int().nullable(),
});
export type OwnChildren = z.infer<typeof OwnChildren>;

const ReturnUsed = z.strictObject({
  return: ReturnId,
  collectionYear: z.int(),
  submission: z.string(),
  sequence: z
    .int()
    .nullable()
    .meta({ description: 'Ledger entry; null for a return not accepted' }),
});
export type ReturnUsed = z.infer<typeof ReturnUsed>;

/** `figures.json`: a council's own figures from one calculation. */
export const CalculatedFigures = z.strictObject({
  laCode: LaCode,
  submission: z.string().nullable().meta({ description: 'The requested return' }),
  basis: z.enum(['checked', 'in-force']).meta({
    description:
      'checked: the requested return is not accepted, and is used in place of the one in force; in-force: all returns used are in force',
  }),
  calculatedAt: Instant,
  seconds: z.number().meta({ description: 'Duration of the calculation in seconds' }),
  returns: z
    .array(ReturnUsed)
    .meta({ description: 'The returns from which the figures were calculated' }),
  inForce: z.array(ReturnUsed).meta({ description: 'The council’s returns in force at that time' }),
  views: z.string().meta({ description: 'SHA-256 of the views that calculated them' }),
  figures: z.array(OwnFigure),
  children: z.array(OwnChildren).meta({ description: 'Children looked after on 31 March' }),
});
export type CalculatedFigures = z.infer<typeof CalculatedFigures>;

/** The state of requested figures. */
export const FiguresStatus = z
  .strictObject({
    status: z.enum(['calculating', 'ready', 'failed']),
    laCode: LaCode,
    submission: z.string().nullable(),
    requestedAt: Instant,
    links: z.strictObject({ self: z.string(), page: z.string() }),
  })
  .meta({ id: 'FiguresStatus', title: 'State of requested figures' });
export type FiguresStatus = z.infer<typeof FiguresStatus>;

/** GET …/figures, when the figures are ready. */
export const CouncilFigures = FiguresStatus.extend({
  ...CalculatedFigures.shape,
  status: z.literal('ready'),
  changed: z.string().nullable().meta({
    description: 'What has changed since the calculation, so that the figures would now differ',
  }),
}).meta({
  id: 'CouncilFigures',
  title: 'A council’s own figures, never part of a release',
});
export type CouncilFigures = z.infer<typeof CouncilFigures>;

/** Query of GET …/figures */
export const FiguresQuery = z.object({
  breakdown: z.string().max(40).optional().meta({
    description: 'One breakdown. Default: all children, by age and by sex',
  }),
});
