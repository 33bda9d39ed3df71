import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type SheetCell = string | number | null | undefined;

/** One sheet of a spreadsheet: a first row of column names, then rows of text and numbers. */
export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: Iterable<readonly SheetCell[]>;
}

const TYPE = 'application/vnd.oasis.opendocument.spreadsheet';
/** Characters of XML collected before they are compressed. */
const PIECE = 65_536;
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
]
  .map((name) => ` xmlns:${name}`)
  .join('');
const MANIFEST = `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${TYPE}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
const STYLES =
  '<office:automatic-styles><style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>';

/**
 * Sheets as an OpenDocument spreadsheet (ISO/IEC 26300). Text cells have the type text, so no cell is ever a formula. The
 * same sheets always give the same bytes.
 */
export function toOds(sheets: readonly Sheet[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  // A package starts with its type, uncompressed, so that programs recognise it by its first bytes.
  add(zip, new ZipPassThrough('mimetype'), [TYPE]);
  add(zip, new ZipDeflate('META-INF/manifest.xml'), [MANIFEST]);
  add(zip, new ZipDeflate('content.xml'), content(sheets));
  zip.end();
  return Buffer.concat(pieces);
}

function add(zip: Zip, entry: ZipPassThrough | ZipDeflate, texts: Iterable<string>): void {
  // The first day that a zip entry can have. Real times would make equal files differ.
  entry.mtime = new Date(1980, 0, 1);
  zip.add(entry);
  let waiting = '';
  for (const text of texts) {
    waiting += text;
    if (waiting.length < PIECE) continue;
    entry.push(strToU8(waiting));
    waiting = '';
  }
  entry.push(strToU8(waiting), true);
}

function* content(sheets: readonly Sheet[]): Iterable<string> {
  yield `${XML}<office:document-content${NAMESPACES} office:version="1.3">${STYLES}<office:body><office:spreadsheet>`;
  for (const { name, header, rows } of sheets) {
    yield `<table:table table:name="${escaped(name)}"><table:table-column table:number-columns-repeated="${header.length}"/>`;
    yield row(header, ' table:style-name="head"');
    for (const cells of rows) yield row(cells);
    yield '</table:table>';
  }
  yield '</office:spreadsheet></office:body></office:document-content>';
}

function row(cells: readonly SheetCell[], style = ''): string {
  return `<table:table-row>${cells.map((value) => cell(value, style)).join('')}</table:table-row>`;
}

function cell(value: SheetCell, style: string): string {
  if (value === null || value === undefined || value === '') return '<table:table-cell/>';
  if (typeof value === 'number') {
    return `<table:table-cell office:value-type="float" office:value="${value}"${style}><text:p>${value}</text:p></table:table-cell>`;
  }
  const lines = value.split('\n').map((line) => `<text:p>${spaced(escaped(line))}</text:p>`);
  return `<table:table-cell office:value-type="string"${style}>${lines.join('')}</table:table-cell>`;
}

// Characters that XML cannot contain, even escaped.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The format merges consecutive spaces unless they are written as elements. */
function spaced(text: string): string {
  return text.replaceAll(/^ +| {2,}| +$/g, (run) => `<text:s text:c="${run.length}"/>`);
}
