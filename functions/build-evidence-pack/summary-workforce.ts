import type { Figure, Sentence } from '../../schemas/api/evidence-figure.ts';
import type { EvidencePack } from '../../schemas/api/evidence-pack.ts';
import { say } from './say.ts';

const SHOWN: readonly (readonly [id: string, words: string])[] = [
  ['turnover', 'turnover'],
  ['agency', 'agency workers'],
  ['vacancy', 'vacant posts'],
  ['caseload', 'cases for each worker'],
];

/** One sentence on the workforce at the newest census; a rate that is missing is said in words. */
export function workforceSentence({ workforce }: Pick<EvidencePack, 'workforce'>): Sentence[] {
  const parts = SHOWN.flatMap(([id, words]) => {
    const rate = workforce.rates.find((each) => each.id === id);
    const column = (rate?.trend.columns.length ?? 0) - 1;
    if (rate === undefined || column < 0) return [];
    const [council, england] = ['council', 'england'].map(
      (kind): Figure | undefined =>
        rate.trend.rows.find((row) => row.kind === kind)?.figures[column],
    );
    if (council === undefined) return [];
    const year = rate.trend.columns[column] ?? '';
    const beside =
      england === undefined || england.value === null ? say`` : say`, England ${england}`;
    return [say`${words} ${council} (${year}${beside})`];
  });
  const list = parts.flatMap((part, index) => (index === 0 ? [part] : [say`; `, part]));
  if (list.length === 0) return [];
  const all = list.reduce((before, part) => say`${before}${part}`, say``);
  return [say`Workforce on 30 September: ${all}.`];
}
