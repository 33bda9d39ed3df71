import type { Figure, Sentence } from '../../../schemas/api/evidence-figure.ts';
import { formatCounts, formatFigure, formatInterval } from '../figures/format-figure.ts';

/** Words taken from a figure, such as its counts. */
export interface Quoted {
  readonly words: string;
  readonly figure: Figure;
}

/** Makes a sentence of words and figures. A number must be a figure; years and names are words. */
export function say(
  parts: TemplateStringsArray,
  ...values: readonly (string | Figure | Quoted | Sentence)[]
): Sentence {
  const said = values.map(asSentence);
  const text = parts.map((part, index) => part + (said[index]?.text ?? '')).join('');
  return { text, figures: [...new Set(said.flatMap((each) => each.figures))] };
}

/** Fills each `{name}` of a template with its value. Throws when a name has no value. */
export function fill(
  template: string,
  values: Readonly<Record<string, string | Figure | Quoted | Sentence>>,
): Sentence {
  const parts = template.split(/\{(\w+)\}/u).map((part, index) => {
    if (index % 2 === 0) return asSentence(part);
    const value = values[part];
    if (value === undefined) throw new Error(`The sentence “${template}” has no ${part}.`);
    return asSentence(value);
  });
  return {
    text: parts.map(({ text }) => text).join(''),
    figures: [...new Set(parts.flatMap(({ figures }) => figures))],
  };
}

/** Joins sentences into one. */
export function joined(sentences: readonly Sentence[]): Sentence {
  return {
    text: sentences.map((sentence) => sentence.text).join(' '),
    figures: [...new Set(sentences.flatMap((sentence) => sentence.figures))],
  };
}

/** `52 of 360`, of a figure. */
export function counts(figure: Figure): Quoted {
  return { words: formatCounts(figure), figure };
}

/** `11.2% to 18.4%`, of a figure. */
export function intervalOf(figure: Figure): Quoted {
  return { words: formatInterval(figure), figure };
}

function asSentence(value: string | Figure | Quoted | Sentence): Sentence {
  if (typeof value === 'string') return { text: value, figures: [] };
  if ('text' in value) return value;
  if ('words' in value) return { text: value.words, figures: [value.figure.id] };
  return { text: formatFigure(value), figures: [value.id] };
}

/** A title as it is written within a sentence. */
export function lowerFirst(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
