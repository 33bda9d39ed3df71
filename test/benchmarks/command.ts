import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import {
  councilOf,
  type LargeReturnOptions,
  makeLargeReturns,
} from '../../infra/local/demonstration/make-large-return.ts';
import type { ReturnFile } from '../../infra/local/demonstration/write-returns.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { bucketFolder } from '../../infra/local/stores.ts';
import { loadPostcodes } from '../../infra/reference-data/load-postcodes.ts';
import { loadProviders } from '../../infra/reference-data/load-providers.ts';
import { inventedReference } from '../demonstration/invented-reference.ts';
import { COUNCILS } from '../support/reference.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const YEAR = 2027;
/** Episodes of a child in a year's return of the invented council. */
const EPISODES_A_CHILD = 1.31;
const SIZES = [1000, 10_000, 100_000];
const TIMES = 5;
/** Limits: seconds and memory for 10,000 children, and how many times as long 100,000 may take. */
const BARS = { seconds: 0.6, peakMb: 250, ratio: 11 };

const [OWN, OTHER] = [
  { gss: 'E06000056', name: 'Central Bedfordshire' },
  { gss: 'E06000055', name: 'Bedford' },
];

interface Measured {
  readonly rows: number;
  readonly seconds: number;
  readonly peakMb: number;
  readonly skipped: readonly string[];
}

/** Checks large returns with the command that suppliers use, each time in a process of its own, by every rule and with last year's return. False when a bar is missed. */
export async function measureCommand(say: (line: string) => void): Promise<boolean> {
  const clean: Measured[] = [];
  for (const spoiled of [0, 0.01]) {
    for (const children of SIZES) {
      const measured = await measure(children, spoiled);
      if (spoiled === 0) clean.push(measured);
      const { rows, seconds, peakMb, skipped } = measured;
      const speed = `${Math.round(rows / seconds / 1000)} thousand rows/s`;
      const name = `validate ${children} children, ${spoiled === 0 ? 'clean' : '1 % spoiled'}`;
      say(`${name}\t${rows} rows\t${seconds.toFixed(2)} s\t${speed}\t${peakMb.toFixed(0)} MB`);
      if (skipped.length > 0) say(`\tskipped: ${skipped.join(' ')}`);
    }
  }
  return judge(clean, say);
}

function judge([, middle, large]: readonly Measured[], say: (line: string) => void): boolean {
  if (middle === undefined || large === undefined) throw new Error('Nothing was measured.');
  const ratio = large.seconds / middle.seconds;
  say(`100,000 children take ${ratio.toFixed(1)} times as long as 10,000`);
  const missed = [
    middle.seconds > BARS.seconds && `${BARS.seconds} s for 10,000 children`,
    middle.peakMb > BARS.peakMb && `${BARS.peakMb} MB for 10,000 children`,
    ratio > BARS.ratio && `${BARS.ratio} times as long for 100,000`,
  ].filter(Boolean);
  if (missed.length > 0) say(`missed: at most ${missed.join('; at most ')}`);
  return missed.length === 0;
}

async function measure(children: number, spoiled: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'care-stability-bench-'));
  try {
    const rows = await prepare(folder, children, spoiled);
    const runs = Array.from({ length: TIMES }, () => runOnce(folder, rows));
    runs.sort((a, b) => a.seconds - b.seconds);
    const median = runs[Math.floor(TIMES / 2)];
    if (median === undefined) throw new Error('A benchmark needs at least one run.');
    return { ...median, peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `npm run validate` gives to node. */
function commandOfUsers(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly validate: string };
  };
  const [node, ...words] = scripts.validate.split(' ');
  if (node !== 'node') throw new Error('The command is not started by node.');
  return words;
}

/** From the start of the process to its end, loading included. */
function runOnce(folder: string, rows: number): Measured {
  const words = [join(folder, 'now'), '--year', `${YEAR}`, '--previous', join(folder, 'before')];
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...commandOfUsers(), ...words, '--council', '823', '--json'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      cwd: PROJECT,
      env: { ...process.env, DATA_DIR: folder },
    },
  );
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0 && status !== 2 && status !== 3)
    throw new Error(`Ended with ${status}.\n${stderr}`);
  const { peakMb, rules } = JSON.parse(stdout) as {
    readonly peakMb: number;
    readonly rules: readonly { readonly code: string; readonly state: string }[];
  };
  const skipped = rules.filter(({ state }) => state === 'skipped').map(({ code }) => code);
  return { rows, seconds, peakMb, skipped };
}

/** Two years' returns in folders, and the postcodes and providers that they name in a data folder. Gives the rows of both. */
async function prepare(folder: string, children: number, spoiled: number): Promise<number> {
  const episodes = Math.round(children * EPISODES_A_CHILD);
  const options = { episodes, spoiled, seed: 'bench', collectionYear: YEAR, laCode: '823' };
  const { thisYear, lastYear } = makeLargeReturns(options);
  const rows = write(join(folder, 'now'), thisYear) + write(join(folder, 'before'), lastYear);
  await loadLists(folder, options, [...thisYear, ...lastYear]);
  return rows;
}

function write(folder: string, files: readonly ReturnFile[]): number {
  mkdirSync(folder);
  let rows = 0;
  for (const { name, bytes } of files) {
    writeFileSync(join(folder, name), bytes);
    rows += new TextDecoder().decode(bytes).trim().split('\n').length - 1;
  }
  return rows;
}

async function loadLists(
  folder: string,
  options: LargeReturnOptions,
  files: readonly ReturnFile[],
): Promise<void> {
  const texts = files.map(({ bytes }) => new TextDecoder().decode(bytes));
  const distinct = (pattern: RegExp) => new Set(texts.flatMap((text) => text.match(pattern) ?? []));
  const { postcodes, providers } = inventedReference(councilOf(options));
  const directory = [...distinct(/\bZZ\d{1,2} \d[A-Z]{2}\b/g)].flatMap((postcode) => {
    const place = postcodes?.find(postcode);
    if (place === undefined) return [];
    const { gss } = place.laCode === options.laCode ? OWN : OTHER;
    return [[postcode, 'E92000001', 'E99999999', gss, place.easting, place.northing].join()];
  });
  const list = [...distinct(/\b(SC\d{6}|\d{7})\b/g)].flatMap((urn) => {
    const provider = providers?.find(urn);
    if (provider === undefined) return [];
    const [council = provider.laCode] = provider.premisesLaCodes;
    const { name } = council === options.laCode ? OWN : OTHER;
    const codes = [provider.placementCodes, provider.providerCodes].map((each) => each.join(' '));
    return [[urn, ...codes, name, provider.postcodes[0] ?? ''].join()];
  });
  const data = bucketFolder(folder, 'reference');
  const loading = {
    store: createFolderStore({ folder: data, scratch: join(folder, 'writing') }),
    councils: COUNCILS,
    clock: systemClock,
    edition: 'March 2026',
    isSample: true,
  };
  const onspd = ['pcds,ctry,oscty,oslaua,oseast1m,osnrth1m', ...directory].join('\n');
  await loadPostcodes({ name: 'ONSPD_MAR_2026_UK.csv', bytes: bytesOf(onspd) }, loading);
  const ofsted = ['URN,PLACE_CODES,PROVIDER_CODES,LA_NAME,POSTCODE', ...list].join('\n');
  await loadProviders({ name: 'providers-2026-03.csv', bytes: bytesOf(ofsted) }, loading);
}

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}
