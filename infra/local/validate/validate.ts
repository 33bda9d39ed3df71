import { asJson } from './as-json.ts';
import { asText } from './as-text.ts';
import { check, UnknownRules } from './check.ts';
import { exitStatusOf, STATUS } from './exit-status.ts';
import { NothingToRead } from './gather-files.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { WrongCouncil } from './reference-for.ts';

/** Output is collected to this many characters before it is written. */
const PIECE = 1 << 16;

/** Errors that say what is wrong with the command. */
const REFUSALS = [NothingToRead, UnknownRules, WrongCouncil];

async function run(options: Options): Promise<number> {
  try {
    const checked = await check(options);
    await write(options.asJson ? asJson(checked, options) : asText(checked));
    return exitStatusOf(checked);
  } catch (error) {
    if (!REFUSALS.some((refusal) => error instanceof refusal)) throw error;
    return refuse((error as Error).message);
  }
}

function refuse(problem: string): number {
  process.stderr.write(`${problem} Ask for --help.\n`);
  return STATUS.wrongUse;
}

async function write(text: Iterable<string>): Promise<void> {
  let waiting = '';
  for (const piece of text) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    await writeOut(waiting);
    waiting = '';
  }
  await writeOut(waiting);
}

/** Waits until a pipe has read the text, so that a large report is neither cut off nor kept in memory. A closed pipe is not an error. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && !('code' in error && error.code === 'EPIPE')) reject(error);
      else resolve();
    });
  });
}

// `writeOut` receives the same error and handles it.
process.stdout.on('error', () => {});

const options = readOptions(process.argv.slice(2));
if (options === 'help') process.stdout.write(HELP);
else if ('problem' in options) process.exitCode = refuse(options.problem);
else process.exitCode = await run(options);
