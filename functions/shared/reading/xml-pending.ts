/** An `&` that does not start a character reference of XML, by name or number. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

/** The text that the parser has received since the last finished token. */
export class PendingText {
  #text = '';
  /** The position of the text in the whole document. */
  #start = 0;
  #tokenEnd = 0;
  #line = 1;
  #column = 0;

  add(text: string): void {
    const done = this.#tokenEnd - this.#start;
    this.#text = this.#text.slice(done) + text;
    this.#start += done;
  }

  /** Sets the end of the last token. `line` counts from 1, `column` from 0. */
  endToken(end: number, line: number, column: number): void {
    this.#tokenEnd = end;
    this.#line = line;
    this.#column = column;
  }

  /** The number of characters from the last token to a position. */
  lengthAt(position: number): number {
    return position - this.#tokenEnd;
  }

  /**
   * The position of the first bare `&`, counted from 1. The parser reads far past it in search of the end of the name, so
   * it would report the damage in the wrong place.
   */
  bareAmpersand(): { readonly line: number; readonly column: number } | undefined {
    const text = this.#text.slice(this.#tokenEnd - this.#start);
    const at = withoutRemarks(text).search(BARE_AMPERSAND);
    if (at === -1) return undefined;
    const lines = text.slice(0, at).split('\n');
    const own = (lines.at(-1) ?? '').length + 1;
    const isFirst = lines.length === 1;
    return {
      line: this.#line + lines.length - 1,
      column: isFirst ? this.#column + own : own,
    };
  }
}

/** The text with comments and processing instructions replaced by spaces, because these may contain an `&`. */
function withoutRemarks(text: string): string {
  return text.replaceAll(/<!--.*?-->|<\?.*?\?>/gs, (part) => part.replaceAll(/[^\n]/g, ' '));
}
