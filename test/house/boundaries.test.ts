import { describe, expect, it } from 'vitest';
import { findBreaches } from './boundaries/find-breaches.ts';
import { projectFiles } from './boundaries/project-files.ts';

/** The breaches in a single file with this text. */
function breachesOf(file: string, text: string): readonly string[] {
  return findBreaches(new Map([[file, text]]));
}

const REFUSED = [
  {
    file: 'functions/uploads/pages.ts',
    text: "import '../submissions/pages.ts';",
    why: 'another function',
  },
  {
    file: 'functions/uploads/form/pages.ts',
    text: "import { a } from '../../submissions/a.ts';",
    why: 'another function, one folder down',
  },
  {
    file: 'functions/uploads/a/b/c.ts',
    text: "import type { A } from '../../../submissions/a.ts';",
    why: 'a type of another function',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "export * from '../../submissions/a.ts';",
    why: 'everything of another function, exported again',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "export { a } from '../../submissions/a.ts';",
    why: 'a name of another function, exported again',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "export type { A } from '../../submissions/a.ts';",
    why: 'a type of another function, exported again',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "await import('../../submissions/a.ts');",
    why: 'another function, imported when it is run',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: 'await import(`../../submissions/a.ts`);',
    why: 'another function, in a template string',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "type A = import('../../submissions/a.ts').A;",
    why: 'another function, within a type',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "import a = require('../../submissions/a.ts');",
    why: 'another function, as CommonJS imports it',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "require('../../submissions/a.ts');",
    why: 'another function, required',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "import.meta.resolve('../../submissions/a.ts');",
    why: 'the address of another function',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: 'const name = "x"; await import(name);',
    why: 'a file that only running it can tell',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "render('submissions/status/list.njk', {}, user);",
    why: 'a template of another function',
  },
  {
    file: 'functions/uploads/new.njk',
    text: '{% include "submissions/status/list.njk" %}',
    why: 'a template within a template',
  },
  {
    file: 'functions/uploads/new.njk',
    text: '{%- from "submissions/parts.njk" import a %}',
    why: 'a macro of another function',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "readFileSync(join(import.meta.dirname, '../../submissions/a.csv'));",
    why: 'an asset of another function',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "const UP = join(import.meta.dirname, '../..'); readFileSync(path.join(UP, 'submissions', name));",
    why: 'an asset, by way of a constant',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "new URL('../../submissions/a.csv', import.meta.url);",
    why: 'an asset, as an address',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "const load = createRequire(import.meta.url); load('../../submissions/a.json');",
    why: 'a file, by a require function of another name',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "createRequire(import.meta.url)('../../submissions/a.json');",
    why: 'a file, by a require function without a name',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: ['readFileSync(`$', '{import.meta.dirname}/../../submissions/a.csv`);'].join(''),
    why: 'an asset, by a template string',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../submissions/a.csv'));",
    why: 'an asset, from the address of the file',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "readFileSync(join(import.meta.filename, '../../../submissions/a.csv'));",
    why: 'an asset, from the name of the file',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "const { dirname } = import.meta; readFileSync(join(dirname, '../../submissions/a.csv'));",
    why: 'an asset, from a folder with another name',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "readFileSync(join(import.meta.dirname, name, '../../../submissions/a.csv'));",
    why: 'an asset above a folder that only running the code can tell',
  },
  {
    file: 'infra/local/a.ts',
    text: "import '#support/world.ts';",
    why: 'a file by a name that only package.json explains',
  },
  {
    file: 'infra/local/a.ts',
    text: "import 'file:///elsewhere/a.ts';",
    why: 'a file by its address',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "import '../../../infra/settings.ts';",
    why: 'infra/ from a function',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "import '../../../test/support/world.ts';",
    why: 'a test from a function',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "import '/elsewhere/a.ts';",
    why: 'a file outside the project',
  },
  {
    file: 'functions/shared/a.ts',
    text: "import '../uploads/pages.ts';",
    why: 'a function from shared/',
  },
  {
    file: 'functions/shared/a/b/c/d.ts',
    text: "import '../../../../uploads/pages.ts';",
    why: 'a function from deep in shared/',
  },
  {
    file: 'functions/shared/a/b.ts',
    text: "import '../../../infra/settings.ts';",
    why: 'infra/ from shared/',
  },
  {
    file: 'functions/register.ts',
    text: "import './uploads/pages.ts';",
    why: 'a function from the register',
  },
  {
    file: 'schemas/a.ts',
    text: "import '../functions/access.ts';",
    why: 'functions/ from schemas/',
  },
  {
    file: 'schemas/a/b/c.ts',
    text: "import '../../../infra/settings.ts';",
    why: 'infra/ from schemas/',
  },
  {
    file: 'schemas/a.ts',
    text: "import { join } from 'node:path';",
    why: 'a module of Node from schemas/',
  },
  {
    file: 'schemas/a/b.ts',
    text: "import middy from '@middy/core';",
    why: 'a package from schemas/',
  },
  { file: 'schemas/a.ts', text: "import 'zod/v3';", why: 'another edition of zod' },
  { file: 'sql/a.ts', text: "import '../schemas/lake.ts';", why: 'anything from sql/' },
  {
    file: 'infra/a/b.ts',
    text: "import '../../test/support/world.ts';",
    why: 'a test from infra/',
  },
  {
    file: 'infra/a/b/c.mjs',
    text: "await import('../../../test/support/world.ts');",
    why: 'a test from infra/, when it is run',
  },
] as const;

const ALLOWED = [
  {
    file: 'functions/uploads/a/b.ts',
    text: "import '../handler.ts'; import './c.ts';",
    why: 'its own folder',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "import '../../shared/csv.ts'; import '../../access.ts'; import '../../register.ts'; import '../../routes.ts';",
    why: 'what functions share',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "import '../../../schemas/lake.ts'; import 'node:path'; import 'nunjucks';",
    why: 'schemas and packages',
  },
  {
    file: 'functions/uploads/a/b.ts',
    text: "render('uploads/new.njk', {}, user); render('shared/pages/error.njk', {}, user);",
    why: 'its own templates',
  },
  {
    file: 'functions/uploads/new.njk',
    text: '{% extends "shared/pages/layout.njk" %}{% from "govuk/components/button/macro.njk" import a %}',
    why: 'templates that are shared',
  },
  {
    file: 'functions/uploads/lambda.ts',
    text: "join(import.meta.dirname, 'templates');",
    why: 'a folder within its own',
  },
  {
    file: 'schemas/a/b.ts',
    text: "import * as z from 'zod'; import '../c.ts';",
    why: 'zod and schemas/',
  },
  {
    file: 'infra/a/b.ts',
    text: "import '../../functions/uploads/handler.ts'; await import(name);",
    why: 'functions from infra/',
  },
  {
    file: 'test/a/b.ts',
    text: "import '../../infra/settings.ts'; import '../../functions/uploads/a/b.ts';",
    why: 'anything from a test',
  },
] as const;

describe('the boundaries between the parts of the project', () => {
  it('are kept by every file, and no file imports itself through others', () => {
    expect(findBreaches(projectFiles())).toEqual([]);
  });

  it.each(REFUSED)('$file may not import $why: $text', ({ file, text }) => {
    expect(breachesOf(file, text)).not.toEqual([]);
  });

  it.each(ALLOWED)('$file may import $why', ({ file, text }) => {
    expect(breachesOf(file, text)).toEqual([]);
  });

  it('are explained: the file, the import, the rule and what to do instead', () => {
    const said = breachesOf('schemas/a.ts', "import '../functions/access.ts';");
    expect(said).toEqual([
      [
        'schemas/a.ts imports functions/access.ts',
        '  Rule: schemas/ imports only zod and schemas/.',
        '  Instead: Move what schemas/ needs into schemas/, or pass it in as an argument.',
      ].join('\n'),
    ]);
  });

  it('refuse circles of imports, also of types', () => {
    const files = new Map([
      ['test/a.ts', "import { b } from './b.ts';"],
      ['test/b.ts', "export type { C } from './c/c.ts';"],
      ['test/c/c.ts', "import type { A } from '../a.ts';"],
      ['test/d.ts', "import './a.ts';"],
    ]);
    expect(findBreaches(files)).toEqual([
      expect.stringMatching(
        /^test\/a.ts\n {2}imports test\/b.ts\n {2}imports test\/c\/c.ts\n {2}imports test\/a.ts\n/,
      ),
    ]);
  });
});
