import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { askToken } from './openid/ask-token.ts';

/** The file in the data folder that says where the service runs. */
const Running = z.object({ origin: z.url() });

/** The address of the service: from `PORT` if set, else from the data folder. */
function findOrigin(dataFolder: string): string | undefined {
  if (process.env.PORT) return `http://localhost:${process.env.PORT}`;
  try {
    const text = readFileSync(join(dataFolder, 'running.json'), 'utf8');
    return Running.parse(JSON.parse(text)).origin;
  } catch {
    return undefined;
  }
}

const dataFolder = process.env.DATA_DIR ?? '.data';
const origin = findOrigin(dataFolder);
const answer =
  origin === undefined
    ? ({
        is: 'refused',
        problem: `No service runs with the data folder ${dataFolder}. Set DATA_DIR as you set it for npm start, or start the service with npm start.`,
      } as const)
    : await askToken({ origin, dataFolder, account: process.argv.slice(2) });

if (answer.is === 'token') {
  process.stdout.write(`${answer.token}\n`);
} else {
  process.stderr.write(`${answer.problem}\n`);
  process.exitCode = 1;
}
