import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { compileFunction } from 'node:vm';
import { transform } from 'esbuild';
import type { Subject } from '../../schemas/returns/return.ts';
import type { Rule } from '../../schemas/returns/rule.ts';

/** The folder of the rules. */
export const RULES_FOLDER = join(import.meta.dirname, '../../schemas/returns/ssda903/rules');

const INDEX = 'index.ts';

type Exports = Record<string, unknown>;

/** A loaded module. Its imports are added while it loads. */
interface Loaded {
  readonly exports: Exports;
  readonly imports: Set<string>;
}

async function asFunctionBody(text: string): Promise<string> {
  const { code } = await transform(text, { loader: 'ts', format: 'cjs', target: 'esnext' });
  return code;
}

/** The path of an import, from the rules' folder. */
function pathOf(importer: string, specifier: string): string {
  return relative(RULES_FOLDER, join(RULES_FOLDER, dirname(importer), specifier));
}

const isOutside = (path: string): boolean => path.startsWith(`..${sep}`);

/** The modules of the rules. One can be loaded with another text, together with all that import it. */
export class RuleModules {
  /** The text of each file, by its path in the rules' folder. */
  readonly texts: ReadonlyMap<string, string>;
  readonly #code: ReadonlyMap<string, string>;
  /** Modules outside the folder, which are never mutated. */
  readonly #outside: ReadonlyMap<string, Exports>;
  readonly #whole = new Map<string, Loaded>();

  private constructor(
    texts: ReadonlyMap<string, string>,
    code: ReadonlyMap<string, string>,
    outside: ReadonlyMap<string, Exports>,
  ) {
    this.texts = texts;
    this.#code = code;
    this.#outside = outside;
    this.#load(INDEX, this.#whole, this.#code);
  }

  /** Reads the unchanged rules. */
  static async open(): Promise<RuleModules> {
    const texts = new Map<string, string>();
    const code = new Map<string, string>();
    const outside = new Map<string, Exports>();
    for (const path of globSync('**/*.ts', { cwd: RULES_FOLDER }).sort()) {
      const text = readFileSync(join(RULES_FOLDER, path), 'utf8');
      texts.set(path, text);
      code.set(path, await asFunctionBody(text));
      for (const [, specifier = ''] of code.get(path)?.matchAll(/require\("(.+?)"\)/g) ?? []) {
        const wanted = pathOf(path, specifier);
        if (isOutside(wanted)) outside.set(wanted, await import(join(RULES_FOLDER, wanted)));
      }
    }
    return new RuleModules(texts, code, outside);
  }

  /** Every unchanged rule. */
  get rules(): readonly Rule[] {
    return rulesIn(this.#whole);
  }

  /** Every rule with one file changed. Rules that do not depend on the file are the same objects as before. */
  async rulesWith(path: string, text: string): Promise<readonly Rule[]> {
    const code = new Map(this.#code).set(path, await asFunctionBody(text));
    const touched = this.#touchedBy(path);
    const untouched = new Map([...this.#whole].filter(([name]) => !touched.has(name)));
    this.#load(INDEX, untouched, code);
    return rulesIn(untouched);
  }

  /** The file and every file that imports it, directly or through others. */
  #touchedBy(path: string): ReadonlySet<string> {
    const touched = new Set([path]);
    // Iterating over a set includes what is added during the iteration.
    for (const one of touched) {
      for (const [name, { imports }] of this.#whole) if (imports.has(one)) touched.add(name);
    }
    return touched;
  }

  #load(path: string, loaded: Map<string, Loaded>, code: ReadonlyMap<string, string>): Exports {
    const known = this.#outside.get(path) ?? loaded.get(path)?.exports;
    if (known !== undefined) return known;
    const body = code.get(path);
    if (body === undefined) throw new Error(`There is no file ${path} among the rules.`);
    const module = { exports: {} as Exports };
    const imports = new Set<string>();
    const require = (specifier: string): Exports => {
      const wanted = pathOf(path, specifier);
      imports.add(wanted);
      return this.#load(wanted, loaded, code);
    };
    compileFunction(body, ['module', 'require'], { filename: path })(module, require);
    loaded.set(path, { exports: module.exports, imports });
    return module.exports;
  }
}

function rulesIn(loaded: ReadonlyMap<string, Loaded>): readonly Rule[] {
  const subjects = loaded.get(INDEX)?.exports.SUBJECTS as readonly Subject[];
  return subjects.flatMap(({ rules }) => rules);
}
