import { SaxesParser } from 'saxes';
import { PendingText } from './xml-pending.ts';
import type { XML_PROBLEMS } from './xml-problems.ts';

/** Receives the elements and texts of a document in order. Positions count from 1. Column 0 means that it is not known. */
export interface XmlEvents {
  open(name: string, line: number, column: number): void;
  text(text: string): void;
  close(): void;
}

/** Why reading stopped before the end of the document, and where. */
export interface XmlStop {
  readonly reason: keyof typeof XML_PROBLEMS | 'too-many-rows' | 'too-many-problems';
  readonly line: number;
  readonly column: number;
  readonly placeholders?: Readonly<Record<string, string | number>>;
}

/** Thrown to stop reading the document, also by receivers of its elements. */
export class XmlGivenUp extends Error {
  override readonly name = 'XmlGivenUp';
  readonly reason: XmlStop['reason'];
  readonly placeholders: Readonly<Record<string, string | number>>;
  constructor(
    reason: XmlStop['reason'],
    placeholders: Readonly<Record<string, string | number>> = {},
  ) {
    super(reason);
    this.reason = reason;
    this.placeholders = placeholders;
  }
}

/** Most characters of a tag, text or comment, and most nested elements: far more than in any real return. */
const XML_LIMITS = { token: 65_536, depth: 32 } as const;
const SLICE = 16_384;

/**
 * Reads a document in pieces, with at most one token in memory. Elements are identified by their local names. Attributes,
 * comments and processing instructions are ignored. Reading stops at the first error in the XML and at any DOCTYPE, so only
 * the five entities of XML exist. After `stopped` is set, there are no more events.
 */
export class XmlReader {
  stopped: XmlStop | undefined;
  /** The encoding that the document declares, right or wrong. Known at its end. */
  declaredEncoding: string | undefined;
  readonly #parser = new SaxesParser();
  #depth = 0;
  #sawElement = false;
  readonly #pending = new PendingText();

  constructor(events: XmlEvents) {
    const parser = this.#parser;
    // With more than seven listeners the parser is six times slower, because V8 no longer gives its object a fixed shape.
    parser.on('error', (error) => {
      if (!this.#sawElement && isHarmless(error.message)) return;
      throw new XmlGivenUp('xml-damaged', { reason: plainReason(error.message) });
    });
    parser.on('doctype', () => {
      throw new XmlGivenUp('xml-doctype');
    });
    const endToken = (): void => {
      this.#pending.endToken(parser.position, parser.line, parser.column);
    };
    const text = (found: string): void => {
      endToken();
      if (this.#depth > 0) events.text(found);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('opentagstart', ({ name }) => {
      endToken();
      this.#open(name, events);
    });
    parser.on('closetag', () => {
      endToken();
      this.#depth -= 1;
      events.close();
    });
  }

  push(text: string): void {
    for (let at = 0; at < text.length && this.stopped === undefined; at += SLICE) {
      this.#guarded(() => {
        const slice = text.slice(at, at + SLICE);
        this.#pending.add(slice);
        this.#parser.write(slice);
        if (this.#pending.lengthAt(this.#parser.position) > XML_LIMITS.token) {
          throw new XmlGivenUp('xml-too-long');
        }
      });
    }
  }

  /** Must be called at the end of the document. */
  end(): void {
    this.declaredEncoding = this.#parser.xmlDecl.encoding;
    if (this.stopped === undefined) this.#guarded(() => this.#parser.close());
  }

  #open(name: string, events: XmlEvents): void {
    const { line, column } = this.#parser;
    if (this.#sawElement && this.#depth === 0) {
      throw new XmlGivenUp('xml-damaged', { reason: plainReason('only one root') });
    }
    this.#depth += 1;
    this.#sawElement = true;
    if (this.#depth > XML_LIMITS.depth) throw new XmlGivenUp('xml-too-deep');
    // The parser is past the character after the name. If that is a line break, the tag started on the line before.
    const start = column - name.length - 1;
    if (start > 0) events.open(localName(name), line, start);
    else events.open(localName(name), Math.max(1, line - 1), 0);
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof XmlGivenUp)) throw error;
      this.stopped = this.#stopAt(error);
    }
  }

  #stopAt({ reason, placeholders }: XmlGivenUp): XmlStop {
    const { line, column } = this.#parser;
    const isOurs = reason !== 'xml-damaged' && reason !== 'xml-too-long';
    const ampersand = isOurs ? undefined : this.#pending.bareAmpersand();
    if (ampersand === undefined) return { reason, line, column, placeholders };
    return { reason: 'xml-damaged', ...ampersand, placeholders: { reason: plainReason('entity') } };
  }
}

/** The local name of an element: without a namespace prefix, in upper case. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toUpperCase();
}

/** Errors in the line `<?xml … ?>` that do not affect the content, such as a blank line before it or an invalid encoding. */
function isHarmless(message: string): boolean {
  return (
    message.includes('value must match') ||
    message.includes('version number must match') ||
    message.includes('an XML declaration must be at the start')
  );
}

const REASONS: readonly (readonly [part: string, plain: string])[] = [
  ['unclosed tag', 'the file ends before every element is closed'],
  ['unexpected end', 'the file ends in the middle of a tag'],
  ['must contain a root', 'the file contains no element'],
  ['unexpected close tag', 'a closing tag does not match the element opened last'],
  ['unmatched closing tag', 'a closing tag has no opening tag'],
  ['an XML declaration must be', 'a second document starts after the first'],
  ['only one root', 'a second document starts after the first'],
  ['outside of root', 'there is text outside the document'],
  ['entity', 'there is an & that does not start a known character; write &amp; instead'],
  ['disallowed character', 'there is a character that XML does not allow'],
];

function plainReason(message: string): string {
  const known = REASONS.find(([part]) => message.includes(part));
  return known?.[1] ?? 'the XML there is not well-formed';
}
