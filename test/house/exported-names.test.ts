import { describe, expect, it } from 'vitest';
import { exportedNames } from './boundaries/exported-names.ts';
import { projectFiles } from './boundaries/project-files.ts';

/** Names that several files may export, and why. */
const SHARED_NAMES: Readonly<Record<string, string>> = {
  createHandler: 'every function has one: the same skeleton in every folder',
  handler: 'the function that Lambda calls, in every lambda.ts',
  pages: 'the pages of a function, in every pages.ts',
  cellOf: "reads a value of its own engine's result, in each adapter of the query engine",
  literalOf: 'writes a value for its own engine, in each adapter of the query engine',
};

/** Each name that more than one file exports, with the files. */
function repeatedNames(files: ReadonlyMap<string, string>): readonly string[] {
  const exported = [...files]
    .filter(([file]) => /^(?:functions|infra|schemas)\/.*\.ts$/.test(file))
    .flatMap(([file, text]) => exportedNames(file, text).map((name) => ({ name, file })));
  return [...Map.groupBy(exported, ({ name }) => name)]
    .filter(([name, places]) => places.length > 1 && !Object.hasOwn(SHARED_NAMES, name))
    .map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`);
}

describe('a name that a file exports', () => {
  it('means one thing: no other file exports it', () => {
    const repeated = repeatedNames(projectFiles());
    expect(repeated, 'Name each for what it is, such as PackPlace for Place.').toEqual([]);
  });

  it('is refused if a second file exports it, also as a type', () => {
    const files = new Map([
      ['functions/a/b/c.ts', 'export interface Place {}\nexport const pages = 1;'],
      ['schemas/d.ts', 'export type Place = string;\nexport { Other } from "./e.ts";'],
      ['schemas/e.ts', 'export const Other = 1;'],
      ['infra/f.ts', 'export const pages = 2;'],
    ]);
    expect(repeatedNames(files)).toEqual(['Place: functions/a/b/c.ts, schemas/d.ts']);
  });
});
