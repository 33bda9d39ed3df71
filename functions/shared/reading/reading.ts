import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { Bytes } from './byte-stream.ts';
import type { Encoding } from './decode-text.ts';
import type { FindingList } from './finding-list.ts';
import type { Separator } from './read-text-file.ts';
import type { TableRows } from './table-rows.ts';

/** An uploaded file. Its name is only used for display. */
export interface UploadedFile {
  readonly name: string;
  open(): Bytes;
}

/** The result of reading one file. A file in a zip archive has its own report. */
export interface FileReport {
  readonly name: string;
  /** The table read from it. Undefined when none was read, and for XML, which contains several. */
  readonly table?: string;
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly rows: number;
}

/** The state of reading one return, shared by its files. */
export interface Reading {
  readonly definition: ReturnShape;
  readonly collectionYear: number;
  readonly findings: FindingList;
  wants(table: string): boolean;
  readonly tables: Map<string, TableRows>;
  /** Tables without rows in an XML file. They count as sent and empty, unless another file has rows of them. */
  readonly emptyInXml: Map<string, TableRows>;
  readonly files: FileReport[];
  onRows(rowsOfFile: number): Promise<void>;
}
