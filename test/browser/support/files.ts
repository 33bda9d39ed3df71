import { zipSync } from 'fflate';
import type { FileToSend } from '../../support/api-client.ts';

/** A file that a user chooses in a file dialogue. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Files chosen one by one. */
export function chosen(files: readonly FileToSend[]): ChosenFile[] {
  return files.map(({ name, bytes }) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(bytes),
  }));
}

/** The same files in one zip file. */
export function zipped(files: readonly FileToSend[]): ChosenFile {
  const content = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  const buffer = Buffer.from(zipSync(content));
  return { name: 'return.zip', mimeType: 'application/zip', buffer };
}
