import { type Return, type ReturnShape, requireReturn } from './return.ts';
import { SSDA903 } from './ssda903/index.ts';
import { SSDA903_SHAPE } from './ssda903/shape.ts';

/** Every return that the service accepts, in display order. */
export const RETURNS: readonly Return[] = [SSDA903];

/** The same without their rules, for Lambdas that run none: the rules are most of a bundle's size. */
export const RETURN_SHAPES: readonly ReturnShape[] = [SSDA903_SHAPE];

/** The collection years of any return: the lake's partitions. */
export const COLLECTION_YEARS = {
  from: Math.min(...RETURN_SHAPES.map(({ years }) => years.oldest)),
  to: Math.max(...RETURN_SHAPES.map(({ years }) => years.last)),
} as const;

/** The return with this id. Throws when there is none. */
export function returnOf(id: string, returns: readonly Return[] = RETURNS): Return {
  return requireReturn(id, returns);
}

/** The shape of the return with this id. Throws when there is none. */
export function shapeOf(id: string, shapes: readonly ReturnShape[] = RETURN_SHAPES): ReturnShape {
  return requireReturn(id, shapes);
}
