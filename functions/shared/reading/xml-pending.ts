/** An & that begins none of the characters that XML knows by name or number. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

/** The text that was fed to the parser and is not yet part of a finished token. */
export class PendingText {
  #text = '';
  /** Position in the whole document at which the text begins. */
  #start = 0;
  #tokenEnd = 0;
  #line = 1;
  #column = 0;

  add(text: string): void {
    const done = this.#tokenEnd - this.#start;
    this.#text = this.#text.slice(done) + text;
    this.#start += done;
  }

  /** Says where the last token ended; `line` counts from 1, `column` from 0. */
  endToken(end: number, line: number, column: number): void {
    this.#tokenEnd = end;
    this.#line = line;
    this.#column = column;
  }

  /** Characters since the last token, up to a position. */
  lengthAt(position: number): number {
    return position - this.#tokenEnd;
  }

  /**
   * Where the first bare & stands, from 1. The parser looks for the end of such a name far beyond it, so that it would put
   * the damage where none is.
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

/** The text with blanks in the place of remarks and instructions, in which an & may stand. */
function withoutRemarks(text: string): string {
  return text.replaceAll(/<!--.*?-->|<\?.*?\?>/gs, (part) => part.replaceAll(/[^\n]/g, ' '));
}
