import { createReadStream, existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { readCouncils } from '../../functions/shared/reference-data/councils.ts';
import {
  KINDS,
  type Kind,
  PostcodeEdition,
  ProviderEdition,
  readCurrent,
} from '../../functions/shared/reference-data/editions.ts';
import { SHIPPED_COUNCILS } from '../shipped-councils.ts';
import { loadPostcodes } from './load-postcodes.ts';
import { loadProviders } from './load-providers.ts';
import { openReferenceStore, UnknownStore } from './open-reference-store.ts';
import { RefusedFile } from './refused-file.ts';

const USAGE = `npm run -s load-reference -- postcodes ONSPD_NOV_2025_UK.csv
npm run -s load-reference -- providers list.ods --edition "March 2026"
Without words it says which editions are in use. --sample takes a list that is too short to be the published one.`;

function isKind(word: string | undefined): word is Kind {
  return KINDS.some((kind) => kind === word);
}

function isWrongOption(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function sayWhatIsInUse(store: ObjectStore): Promise<void> {
  const postcodes = await readCurrent(store, 'postcodes', PostcodeEdition);
  const providers = await readCurrent(store, 'providers', ProviderEdition);
  for (const [kind, edition] of Object.entries({ postcodes, providers })) {
    say(
      edition === undefined
        ? `${kind}: none loaded; rules that need them are skipped.`
        : `${kind}: ${edition.name}, ${edition.count} in all, loaded ${edition.loadedAt} (${edition.id}).`,
    );
  }
}

async function load(kind: Kind, path: string, edition?: string, isSample?: boolean): Promise<void> {
  if (!existsSync(path)) throw new RefusedFile(`There is no file ${path}.`);
  const store = await openReferenceStore(process.env);
  const file = { name: basename(path), bytes: createReadStream(path, { highWaterMark: 1 << 20 }) };
  const loading = {
    store,
    councils: readCouncils(SHIPPED_COUNCILS),
    clock: systemClock,
    edition,
    isSample: isSample === true,
  };
  const loaded = await (kind === 'postcodes' ? loadPostcodes : loadProviders)(file, loading);
  for (const note of loaded.notes) say(note);
  const { name, count, id } = loaded.edition;
  say(`${name} is in use: ${count} ${kind} (${id})${loaded.isNew ? '' : ', loaded before'}.`);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { edition: { type: 'string' }, sample: { type: 'boolean' } },
  });
  const [kind, path] = positionals;
  if (kind === undefined) await sayWhatIsInUse(await openReferenceStore(process.env));
  else if (isKind(kind) && path !== undefined)
    await load(kind, path, values.edition, values.sample);
  else throw new UnknownStore(USAGE);
} catch (error) {
  const isAsked =
    error instanceof RefusedFile || error instanceof UnknownStore || isWrongOption(error);
  process.stderr.write(`${isAsked ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = error instanceof RefusedFile ? 1 : 2;
}
