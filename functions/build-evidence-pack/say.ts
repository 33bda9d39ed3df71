import type { Figure, Sentence } from '../../schemas/api/evidence-figure.ts';
import { formatCounts, formatFigure, formatInterval } from './format-figure.ts';

/** Words taken from a figure, such as its counts. */
export interface Quoted {
  readonly words: string;
  readonly figure: Figure;
}

/** Makes a sentence out of words and figures. Numbers can only come in through a figure, or as words (years, names). */
export function say(
  words: TemplateStringsArray,
  ...values: readonly (string | Figure | Quoted | Sentence)[]
): Sentence {
  const said = values.map(asSentence);
  const text = words.map((word, index) => word + (said[index]?.text ?? '')).join('');
  return { text, figures: [...new Set(said.flatMap((each) => each.figures))] };
}

/** Sentences one after the other as one. */
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
