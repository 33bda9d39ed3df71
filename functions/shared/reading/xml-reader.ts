import { SaxesParser } from 'saxes';
import { PendingText } from './xml-pending.ts';
import type { XML_PROBLEMS } from './xml-problems.ts';

/** Takes the elements and texts of a document in order. Positions count from 1; column 0 is one that is not known. */
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
  readonly words?: Readonly<Record<string, string | number>>;
}

/** Thrown by whoever takes the elements when no more of the document is wanted. */
export class XmlGivenUp extends Error {
  override readonly name = 'XmlGivenUp';
  readonly reason: XmlStop['reason'];
  readonly words: Readonly<Record<string, string | number>>;
  constructor(reason: XmlStop['reason'], words: Readonly<Record<string, string | number>> = {}) {
    super(reason);
    this.reason = reason;
    this.words = words;
  }
}

/** Characters of a tag, a text or a remark, and elements in one another: far beyond any real return. */
const XML_LIMITS = { token: 65_536, depth: 32 } as const;
const SLICE = 16_384;

/**
 * Reads a document that is fed in pieces, holding one token of it at most. Elements are known by their local names; attributes,
 * remarks and processing instructions are passed over. Stops at the first thing that is not well-formed, and at any DOCTYPE:
 * there are no entities but the five of XML. Once `stopped` is set nothing more is told.
 */
export class XmlReader {
  stopped: XmlStop | undefined;
  /** What the document says of its own encoding, true or not; known at its end. */
  declaredEncoding: string | undefined;
  readonly #parser = new SaxesParser();
  #depth = 0;
  #sawElement = false;
  readonly #pending = new PendingText();

  constructor(events: XmlEvents) {
    const parser = this.#parser;
    // With more than seven listeners the parser takes six times as long: its object is no longer one of fixed shape.
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

  /** Call when the document is at its end. */
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
    // The parser stands behind the character after the name; where that is a line end, the tag began on the line before.
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

  #stopAt({ reason, words }: XmlGivenUp): XmlStop {
    const { line, column } = this.#parser;
    const isOurs = reason !== 'xml-damaged' && reason !== 'xml-too-long';
    const ampersand = isOurs ? undefined : this.#pending.bareAmpersand();
    if (ampersand === undefined) return { reason, line, column, words };
    return { reason: 'xml-damaged', ...ampersand, words: { reason: plainReason('entity') } };
  }
}

/** A name as elements are known by it: without its namespace's prefix, in upper case. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toUpperCase();
}

/** Slips in the line `<?xml … ?>`, from which nothing is taken that matters: a blank line before it, a made-up encoding. */
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
  ['must contain a root', 'the file holds no element'],
  ['unexpected close tag', 'an element is closed that was not the last to be opened'],
  ['unmatched closing tag', 'an element is closed that was never opened'],
  ['an XML declaration must be', 'a second document begins where the first has ended'],
  ['only one root', 'a second document begins where the first has ended'],
  ['outside of root', 'there is text outside of the document'],
  ['entity', 'an & stands there that begins no known character; write &amp; for it'],
  ['disallowed character', 'a character stands there that may not'],
];

function plainReason(message: string): string {
  const known = REASONS.find(([part]) => message.includes(part));
  return known?.[1] ?? 'what stands there is not well-formed XML';
}
