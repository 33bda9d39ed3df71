import { Figure } from '../../../schemas/api/evidence-figure.ts';

export interface Found {
  readonly figures: readonly Figure[];
  /** Paths of numbers that are not part of a figure, such as `council.neighbours.0.rank`. */
  readonly loose: readonly string[];
}

/** Finds every figure in a document, and every number that is not part of a figure. */
export function walk(document: unknown): Found {
  const figures: Figure[] = [];
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    const figure = Figure.safeParse(value);
    if (figure.success) {
      figures.push(figure.data);
    } else if (typeof value === 'number') {
      loose.push(path);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) visit(part, `${path}.${key}`);
    }
  };
  visit(document, '');
  return { figures, loose };
}
