import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { Bytes } from './byte-stream.ts';
import type { Encoding } from './decode-text.ts';
import type { FindingList } from './finding-list.ts';
import type { Separator } from './read-text-file.ts';
import type { TableRows } from './table-rows.ts';

/** A file as it was uploaded. Its name is only ever shown. */
export interface UploadedFile {
  readonly name: string;
  open(): Bytes;
}

/** What became of one file; a file of a zip archive is one too. */
export interface FileReport {
  readonly name: string;
  /** The table read from it; undefined when none was, and for XML, which holds several. */
  readonly table?: string;
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly rows: number;
}

/** State of one reading, shared by its files. */
export interface Reading {
  readonly definition: ReturnShape;
  readonly collectionYear: number;
  readonly findings: FindingList;
  wants(table: string): boolean;
  readonly tables: Map<string, TableRows>;
  /** Tables of an XML file that has no row of them: sent and empty, unless another file has them. */
  readonly emptyInXml: Map<string, TableRows>;
  readonly files: FileReport[];
  onRows(rowsOfFile: number): Promise<void>;
}
