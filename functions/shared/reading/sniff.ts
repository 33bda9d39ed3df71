import { utf16Order } from './decode-text.ts';

/** The kind of a file by its first bytes. File names are not used. */
type FileKind = 'empty' | 'zip' | 'spreadsheet' | 'pdf' | 'xml' | 'binary' | 'text';

/** The number of first bytes that `sniff` needs. */
export const SNIFF_BYTES = 8192;

/** Distinguishes text from other files that people upload by mistake. */
export function sniff(head: Uint8Array): FileKind {
  const start = Buffer.from(head.subarray(0, SNIFF_BYTES)).toString('latin1');
  if (start === '') return 'empty';
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) {
    return /\[Content_Types\]\.xml|xl\/|opendocument/.test(start) ? 'spreadsheet' : 'zip';
  }
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'spreadsheet';
  if (start.startsWith('%PDF')) return 'pdf';
  const text = start
    .replaceAll('\0', '')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');
  if (text.trim() === '') return text === '' && start.includes('\0') ? 'binary' : 'empty';
  if (text.trimStart().startsWith('<')) return 'xml';
  return utf16Order(head) === undefined && looksBinary(head.subarray(0, SNIFF_BYTES))
    ? 'binary'
    : 'text';
}

/** Text may contain a few stray control characters. With more than one in twenty, it is something else. */
function looksBinary(head: Uint8Array): boolean {
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 127);
  return controls.length * 20 > head.length;
}
