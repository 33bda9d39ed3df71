import type { Sentence } from '../../schemas/api/evidence-figure.ts';
import type { EvidencePack } from '../../schemas/api/evidence-pack.ts';
import { say } from './say.ts';

/** One sentence on the workforce at the newest census; a rate that is missing is said in words. */
export function workforceSentence({ workforce }: Pick<EvidencePack, 'workforce'>): Sentence[] {
  const [first, ...others] = workforce.rates
    .filter(({ headline }) => headline)
    .flatMap(({ statement }) => statement);
  if (first === undefined) return [];
  const list = others.reduce((before, part) => say`${before}; ${part}`, first);
  return [say`Workforce on 30 September: ${list}.`];
}
