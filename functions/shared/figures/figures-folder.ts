import { CalculatedFigures, FiguresRequest } from '../../../schemas/api/figures.ts';
import { Failure } from '../../../schemas/api/validation.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** Prefix, in the buckets `submissions` and `lake`, of all that calculations for one council write. It expires. */
export const FIGURES_PREFIX = 'figures/';

/** Days that calculated figures are kept. */
export const FIGURES_DAYS = 7;

/** Days that the files are kept from which figures are calculated. */
export const WORKING_FILES_DAYS = 1;

/** Whose figures: a council's from its returns in force, or with one of its submissions in the place of the one in force. */
export interface FiguresSubject {
  readonly laCode: string;
  readonly submission: string | null;
}

/** One calculation: its folder, and what lies there. */
export interface Calculation {
  readonly number: number;
  readonly folder: string;
  readonly request: FiguresRequest;
  readonly figures: CalculatedFigures | undefined;
  readonly failure: Failure | undefined;
}

/** Folder of a calculation. Each time that figures are asked for anew has a number of its own. */
export function calculationFolder({ laCode, submission }: FiguresSubject, number: number): string {
  return `${subjectFolder({ laCode, submission })}${String(number).padStart(6, '0')}`;
}

function subjectFolder({ laCode, submission }: FiguresSubject): string {
  return `${FIGURES_PREFIX}${submission ?? laCode}/`;
}

/** The calculation that was asked for last; undefined where none was, or all have expired. */
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
