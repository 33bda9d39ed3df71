import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { compileFunction } from 'node:vm';
import { transform } from 'esbuild';
import type { Subject } from '../../schemas/returns/return.ts';
import type { Rule } from '../../schemas/returns/rule.ts';

/** Where the rules are. */
export const RULES_FOLDER = join(import.meta.dirname, '../../schemas/returns/ssda903/rules');

const INDEX = 'index.ts';

type Exports = Record<string, unknown>;

/** A module as it is while it loads: what it imports is known once it asks. */
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

/** The modules of the rules, held so that one can be loaded in another wording with all that import it. */
export class RuleModules {
  /** The text of each file, by its path in the rules' folder. */
  readonly texts: ReadonlyMap<string, string>;
  readonly #code: ReadonlyMap<string, string>;
  /** What lies outside the folder and is never mutated. */
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

  /** Reads the rules as they are. */
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

  /** Every rule as it is. */
  get rules(): readonly Rule[] {
    return rulesIn(this.#whole);
  }

  /** Every rule when one file has another text. Rules that the file has no part in are the same objects. */
  async rulesWith(path: string, text: string): Promise<readonly Rule[]> {
    const code = new Map(this.#code).set(path, await asFunctionBody(text));
    const touched = this.#touchedBy(path);
    const untouched = new Map([...this.#whole].filter(([name]) => !touched.has(name)));
    this.#load(INDEX, untouched, code);
    return rulesIn(untouched);
  }

  /** The file and every file that imports it, through others too. */
  #touchedBy(path: string): ReadonlySet<string> {
    const touched = new Set([path]);
    // A set that grows while it is walked is walked to its new end.
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
