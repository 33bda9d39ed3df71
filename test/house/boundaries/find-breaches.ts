import { refusalOf } from './boundaries.ts';
import { circlesOf } from './circles.ts';
import { type Reference, referencesIn } from './references.ts';
import { namedReturns } from './return-names.ts';

const NO_CIRCLES = {
  rule: 'No file imports itself through others.',
  instead: 'Move what both ends need into a file of its own that imports neither.',
};

/**
 * Every import that breaks a boundary, every circle of imports, and every file that may not name a return but does.
 * Each text has the breach, the rule and what to do instead.
 */
export function findBreaches(files: ReadonlyMap<string, string>): readonly string[] {
  const references = new Map([...files].map(([file, text]) => [file, referencesIn(file, text)]));
  const refused = [...references].flatMap(([file, found]) => refusalsIn(file, found));
  const circles = circlesOf(importsOf(references)).map((circle) =>
    message(circle.join('\n  imports '), NO_CIRCLES),
  );
  const named = namedReturns(files).map(({ file, id, ...refusal }) =>
    message(`${file} names the return ${id}`, refusal),
  );
  return [...refused, ...circles, ...named];
}

function refusalsIn(file: string, found: readonly Reference[]): readonly string[] {
  const messages = found.flatMap((reference) => {
    const refusal = refusalOf(file, reference);
    const verb = reference.kind === 'read' ? 'reads' : 'imports';
    return refusal === undefined ? [] : [message(`${file} ${verb} ${reference.target}`, refusal)];
  });
  return [...new Set(messages)];
}

function importsOf(
  references: ReadonlyMap<string, readonly Reference[]>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...references].map(([file, found]) => [
      file,
      found.filter(({ kind }) => kind === 'import').map(({ target }) => target),
    ]),
  );
}

function message(what: string, { rule, instead }: { rule: string; instead: string }): string {
  return `${what}\n  Rule: ${rule}\n  Instead: ${instead}`;
}
