import { CalculatedFigures, FiguresRequest } from '../../../schemas/api/figures.ts';
import { Failure } from '../../../schemas/api/validation.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** Prefix, in the buckets `submissions` and `lake`, of everything that calculations for a council write. It expires. */
export const FIGURES_PREFIX = 'figures/';

/** Days that calculated figures are kept. */
export const FIGURES_DAYS = 7;

/** Days that the files used in a calculation are kept. */
export const WORKING_FILES_DAYS = 1;

/** What figures are about: a council's returns in force, or these with one submission in place of the one in force. */
export interface FiguresSubject {
  readonly laCode: string;
  readonly submission: string | null;
}

/** One calculation: its folder and the contents. */
export interface Calculation {
  readonly number: number;
  readonly folder: string;
  readonly request: FiguresRequest;
  readonly figures: CalculatedFigures | undefined;
  readonly failure: Failure | undefined;
}

/** Folder of a calculation. Each new request for figures has its own number. */
export function calculationFolder({ laCode, submission }: FiguresSubject, number: number): string {
  return `${subjectFolder({ laCode, submission })}${String(number).padStart(6, '0')}`;
}

function subjectFolder({ laCode, submission }: FiguresSubject): string {
  return `${FIGURES_PREFIX}${submission ?? laCode}/`;
}

/** The last requested calculation. Undefined when there is none or all have expired. */
export async function lastCalculation(
  subject: FiguresSubject,
  submissions: ObjectStore,
): Promise<Calculation | undefined> {
  let number = 0;
  for await (const { key } of submissions.list(subjectFolder(subject))) {
    number = Number(key.split('/').at(-2));
  }
  if (number === 0) return undefined;
  const folder = calculationFolder(subject, number);
  const [request, figures, failure] = await Promise.all([
    readJson(submissions, `${folder}/figures-request.json`, FiguresRequest),
    readJson(submissions, `${folder}/figures.json`, CalculatedFigures),
    readJson(submissions, `${folder}/failure.json`, Failure),
  ]);
  return request && { number, folder, request, figures, failure };
}
