import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** One node of a parsed statement. `rule` is its name in the grammar, empty for a token. */
export interface SqlNode {
  readonly rule: string;
  readonly text: string;
  readonly children: readonly SqlNode[];
}

export interface Grammar {
  /** The syntax errors of the statement. */
  errorsOf(sql: string): readonly string[];
  treeOf(sql: string): SqlNode;
}

interface ParserTree {
  readonly ruleIndex?: number;
  readonly children?: readonly ParserTree[] | null;
  getText(): string;
}

interface ParserModule {
  readonly TrinoSQL: new () => {
    validate(sql: string): readonly { message: string; startLine: number }[];
    parse(sql: string): ParserTree;
  };
  readonly TrinoSqlParser: { readonly ruleNames: readonly string[] };
}

/** The grammar of Trino. The parser is bundled first, because Node refuses its imports without file extensions. */
export async function loadTrinoGrammar(): Promise<Grammar> {
  const { TrinoSQL, TrinoSqlParser } = await bundledParser();
  const parser = new TrinoSQL();
  const nodeOf = (tree: ParserTree): SqlNode => ({
    rule: tree.ruleIndex === undefined ? '' : (TrinoSqlParser.ruleNames[tree.ruleIndex] ?? ''),
    // Calculated only when read: the texts of all nodes of a long chain would take quadratic time.
    get text() {
      return tree.getText();
    },
    children: (tree.children ?? []).map(nodeOf),
  });
  return {
    errorsOf: (sql) =>
      parser.validate(sql).map(({ message, startLine }) => `line ${startLine}: ${message}`),
    treeOf: (sql) => nodeOf(parser.parse(sql)),
  };
}

async function bundledParser(): Promise<ParserModule> {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./trino-parser.js', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'silent',
  });
  const file = join(await mkdtemp(join(tmpdir(), 'trino-grammar-')), 'trino.mjs');
  await writeFile(file, bundle.outputFiles[0]?.text ?? '');
  return (await import(pathToFileURL(file).href)) as ParserModule;
}
