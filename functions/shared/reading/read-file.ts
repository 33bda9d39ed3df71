import { collect, type Peeked, peek } from './byte-stream.ts';
import type { ProblemCode } from './problems.ts';
import { readTextFile } from './read-text-file.ts';
import { readXmlFile } from './read-xml-file.ts';
import { readEntry } from './read-zip.ts';
import type { FileReport, Reading, UploadedFile } from './reading.ts';
import { displayName } from './shorten.ts';
import { SNIFF_BYTES, sniff } from './sniff.ts';
import type { TableRows } from './table-rows.ts';
import { prepareLayout } from './xml-layout.ts';
import {
  listZip,
  ZIP_LIMITS,
  type ZipEntry,
  type ZipProblem,
  ZipTrouble,
} from './zip-directory.ts';

/** Names of parts of office documents, which are zip archives. */
const OFFICE_PART = /^(xl|word|ppt)\/|^content\.xml$/;
const REFUSALS = {
  empty: 'empty-file',
  spreadsheet: 'is-spreadsheet',
  pdf: 'is-pdf',
  binary: 'not-text',
} as const;

/** Reads one uploaded file: a table, a return in XML, or an archive of such files. Otherwise adds a finding that says why not. */
export async function readFile(file: UploadedFile, reading: Reading): Promise<void> {
  await readOne(file, reading, false);
}

async function readOne(file: UploadedFile, reading: Reading, inZip: boolean): Promise<void> {
  const peeked = await peek(file.open(), SNIFF_BYTES);
  try {
    await readPeeked(file.name, peeked, reading, inZip);
  } finally {
    await peeked.close();
  }
}

async function readPeeked(
  name: string,
  { head, all }: Peeked,
  reading: Reading,
  inZip: boolean,
): Promise<void> {
  const kind = sniff(head);
  if (kind === 'text') {
    reading.files.push(await readTable(name, reading, all, head));
  } else if (kind === 'xml') {
    await readXml(name, reading, all, head);
  } else if (kind === 'zip' && !inZip) {
    await readZip(name, reading, await collect(all, ZIP_LIMITS.archive));
  } else {
    refuse(name, kind === 'zip' ? 'zip-in-zip' : REFUSALS[kind], reading);
  }
}

async function readTable(
  name: string,
  reading: Reading,
  all: AsyncIterable<Uint8Array>,
  head: Uint8Array,
): Promise<FileReport> {
  const { definition, collectionYear, findings, tables } = reading;
  const { rows, encoding, separator, unwanted } = await readTextFile(all, head, {
    name,
    definition,
    collectionYear,
    findings,
    wants: (table) => reading.wants(table),
    rowsBefore: rowsOf(reading),
    fileOf: (table) => tables.get(table)?.file,
    onRows: (count) => reading.onRows(count),
  });
  if (rows === undefined) {
    return { name, encoding, separator, rows: 0, ...(unwanted && { table: unwanted }) };
  }
  tables.set(rows.table.name, rows);
  return { name, table: rows.table.name, encoding, separator, rows: rows.rows.length };
}

async function readXml(
  name: string,
  reading: Reading,
  all: AsyncIterable<Uint8Array>,
  head: Uint8Array,
): Promise<void> {
  const { definition, collectionYear, findings } = reading;
  const layout = prepareLayout(definition);
  if (layout === undefined) return refuse(name, 'is-xml', reading);
  const { tables, encoding, isWhole } = await readXmlFile(all, head, {
    name,
    definition,
    layout,
    collectionYear,
    findings,
    rowsBefore: rowsOf(reading),
    onRows: (count) => reading.onRows(count),
  });
  for (const table of tables) keepXmlTable(table, isWhole, reading);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  reading.files.push({ name, encoding, rows });
}

function keepXmlTable(rows: TableRows, isWhole: boolean, reading: Reading): void {
  const { definition, tables, emptyInXml, findings } = reading;
  const { file } = rows;
  const table = rows.table.name;
  const other = tables.get(table)?.file;
  if (rows.rows.length === 0) {
    const mayComeBeside = definition.xml?.mayComeBeside.includes(table);
    if (isWhole && !mayComeBeside) emptyInXml.set(table, rows);
  } else if (other === undefined) {
    tables.set(table, rows);
  } else {
    findings.report('two-files-one-table', { file, table, placeholders: { table, other } });
  }
}

/** Reports why nothing of a file is read. */
function refuse(name: string, code: ProblemCode, { findings, files }: Reading): void {
  findings.report(code, { file: name });
  files.push({ name, rows: 0 });
}

function rowsOf({ files }: Reading): number {
  return files.reduce((sum, file) => sum + file.rows, 0);
}

async function readZip(
  name: string,
  reading: Reading,
  archive: Uint8Array | undefined,
): Promise<void> {
  if (archive === undefined) return refuse(name, 'zip-too-large', reading);
  const entries = tryListZip(archive);
  if (typeof entries === 'string') return refuse(name, entries, reading);
  if (entries.length === 0) return refuse(name, 'empty-file', reading);
  if (entries.some((entry) => OFFICE_PART.test(entry.name))) {
    return refuse(name, 'is-spreadsheet', reading);
  }
  for (const entry of entries) {
    const file = displayName(`${name}: ${entry.name}`);
    try {
      await readOne({ name: file, open: () => readEntry(archive, entry) }, reading, true);
    } catch (error) {
      if (!(error instanceof ZipTrouble)) throw error;
      refuse(file, error.problem, reading);
    }
  }
}

function tryListZip(archive: Uint8Array): readonly ZipEntry[] | ZipProblem {
  try {
    return listZip(archive);
  } catch (error) {
    if (error instanceof ZipTrouble) return error.problem;
    throw error;
  }
}
