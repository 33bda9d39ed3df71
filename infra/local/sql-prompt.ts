import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqlSession, SQL_PROMPT_HELP, type SqlSession } from './sql-session.ts';
import { bucketFolder } from './stores.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');

/** `npm run sql`: a prompt on the local lake, or the answer to one select given as an argument. */
async function main(): Promise<void> {
  const dataFolder = process.env.DATA_DIR ?? '.data';
  const lakeFolder = bucketFolder(dataFolder, 'lake');
  const releasesFolder = bucketFolder(dataFolder, 'releases');
  if (!existsSync(lakeFolder)) {
    print(`There is no lake at ${lakeFolder}. Run npm start first, or set DATA_DIR.`);
    process.exitCode = 1;
    return;
  }
  const session = await openSqlSession({ lakeFolder, releasesFolder, sqlFolder: SQL_FOLDER });
  const given = process.argv.slice(2).join(' ');
  if (given === '') await prompt(session);
  else print(await session.answer(given));
  await session.close();
}

async function prompt(session: SqlSession): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: 'sql> ' });
  const ask = (): void => {
    if (process.stdin.isTTY) lines.prompt();
  };
  if (process.stdin.isTTY) print(SQL_PROMPT_HELP);
  ask();
  let statement = '';
  for await (const line of lines) {
    if (/^\s*(?:\\q|exit|quit)\s*$/u.test(line)) break;
    statement += `${line}\n`;
    const isWhole = /^\s*\\|;\s*$/u.test(statement) || statement.trim() === '';
    if (isWhole) {
      print(await session.answer(statement));
      statement = '';
    }
    lines.setPrompt(isWhole ? 'sql> ' : '  -> ');
    ask();
  }
  if (statement.trim() !== '') print(await session.answer(statement));
  lines.close();
}

function print(text: string): void {
  // biome-ignore lint/suspicious/noConsole: a command-line entry point prints
  if (text !== '') console.log(text);
}

await main();
