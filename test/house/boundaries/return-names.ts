import { RETURN_SHAPES } from '../../../schemas/returns/index.ts';

const CODE = /^(?:functions|schemas|infra)\/.*\.(?:ts|js|mjs|njk)$/u;

/** Code outside a return's own folder that may name it. Tests, SQL and documents are not checked. */
const MAY_NAME = [
  // The list of returns.
  'schemas/returns/index.ts',
  // Generated from the sidecars of the SQL.
  'schemas/views.generated.ts',
  // Makes invented returns of this kind.
  'infra/local/demonstration/',
] as const;

const RULE = {
  rule: 'Only schemas/returns/<id>/ and its SQL name a return.',
  instead: 'Take what you need from its definition: see schemas/returns/return.ts and index.ts.',
};

/** A file that may not name a return but does. */
export interface NamedReturn {
  readonly file: string;
  readonly id: string;
  readonly rule: string;
  readonly instead: string;
}

/** Every file that may not name a return but does, in any case of letters. */
export function namedReturns(files: ReadonlyMap<string, string>): readonly NamedReturn[] {
  return RETURN_SHAPES.flatMap(({ id }) => {
    const own = `schemas/returns/${id.replaceAll('_', '-')}/`;
    return [...files]
      .filter(([file]) => CODE.test(file) && !file.startsWith(own))
      .filter(([file]) => !MAY_NAME.some((place) => file.startsWith(place)))
      .filter(([, text]) => text.toLowerCase().includes(id))
      .map(([file]) => ({ file, id, ...RULE }));
  });
}
