import * as z from 'zod';
import { ProfileId } from '../measures/measure.ts';
import { Instant, LaCode } from './common.ts';
import { ReturnId } from './return-id.ts';

/** figures-request.json: whose figures are wanted, and with which return in place of the one in force. */
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
    description: 'available, or x where the council’s returns lack what the measure needs',
  }),
});
export type FigureCell = z.infer<typeof Cell>;

const Group = {
  collectionYear: z.int(),
  breakdown: z.string(),
  category: z.string(),
};

/** One figure of a council: with the return that was asked for, and as the returns in force give it. */
const OwnFigure = z.strictObject({
  ...Group,
  measure: z.string(),
  profile: ProfileId,
  figure: Cell.nullable().meta({ description: 'null where the return gives no such figure' }),
  inForce: Cell.nullable().meta({ description: 'null where the returns in force give none' }),
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

/** figures.json: a council's own figures as they were calculated once. */
export const CalculatedFigures = z.strictObject({
  laCode: LaCode,
  submission: z.string().nullable().meta({ description: 'The return that was asked for' }),
  basis: z.enum(['checked', 'in-force']).meta({
    description:
      'checked: the return that was asked for is not accepted, and stands in place of the one in force; in-force: all are',
  }),
  calculatedAt: Instant,
  seconds: z.number().meta({ description: 'How long the calculation took' }),
  returns: z.array(ReturnUsed).meta({ description: 'The returns that the figures rest on' }),
  inForce: z.array(ReturnUsed).meta({ description: 'The council’s returns in force at that time' }),
  views: z.string().meta({ description: 'SHA-256 of the views that calculated them' }),
  figures: z.array(OwnFigure),
  children: z.array(OwnChildren).meta({ description: 'Children looked after on 31 March' }),
});
export type CalculatedFigures = z.infer<typeof CalculatedFigures>;

/** How far figures are that were asked for. */
export const FiguresStatus = z
  .strictObject({
    status: z.enum(['calculating', 'ready', 'failed']),
    laCode: LaCode,
    submission: z.string().nullable(),
    requestedAt: Instant,
    links: z.strictObject({ self: z.string(), page: z.string() }),
  })
  .meta({ id: 'FiguresStatus', title: 'State of figures that were asked for' });
export type FiguresStatus = z.infer<typeof FiguresStatus>;

/** GET …/figures, once they are there. */
export const CouncilFigures = FiguresStatus.extend({
  ...CalculatedFigures.shape,
  status: z.literal('ready'),
  changed: z.string().nullable().meta({
    description: 'What has changed since, so that the figures would be others now',
  }),
}).meta({
  id: 'CouncilFigures',
  title: 'A council’s own figures, never of a release',
});
export type CouncilFigures = z.infer<typeof CouncilFigures>;

/** Query of GET …/figures */
export const FiguresQuery = z.object({
  breakdown: z.string().max(40).optional().meta({
    description: 'One breakdown; all children, ages and sex when left out',
  }),
});
