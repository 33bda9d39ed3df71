import type { Sentence } from '../../../schemas/api/evidence-figure.ts';
import type { EvidencePack, PackMeasure } from '../../../schemas/api/evidence-pack.ts';
import { newestOf } from '../figures/figure-tables.ts';
import { newestJudgement } from '../rates/inspections.ts';
import { howOf, sayComparison } from '../wording/measure-sentences.ts';
import { joined, say } from '../wording/sentences.ts';
import { headlinesOf } from './headline-figures.ts';

type Parts = Pick<
  EvidencePack,
  'council' | 'release' | 'themes' | 'workforce' | 'inspections' | 'sources'
>;

/** The summary, under the three questions that inspectors ask (ILACS): what is known, how, and what is planned. It makes no judgement. */
export function summary(parts: Parts): EvidencePack['summary'] {
  return [
    {
      question: 'What do the data say about stability for children in care?',
      about: 'The newest figures. Each links to its source.',
      answers: whatIsKnown(parts),
    },
    {
      question: 'How is it known?',
      about: 'What the figures are based on, and what they cannot show.',
      answers: howItIsKnown(parts),
    },
    {
      question: 'What are the plans?',
      about:
        'This service holds no data about plans: ask the council. These are the latest changes to compare with its plans.',
      answers: movements(parts),
    },
  ];
}

function whatIsKnown(parts: Parts): Sentence[] {
  const sentences = headlinesOf(parts.themes).flatMap(said);
  const judgement = newestJudgement(parts, parts.council.name);
  const grade = judgement?.grades.find((each) => each.area === 'Children in care')?.grade;
  const inspected = judgement?.inspected.slice(0, 4) ?? '';
  return [
    ...sentences,
    ...workforceSentence(parts),
    ...(grade === undefined
      ? []
      : [
          say`The newest Ofsted grade for children in care in the data is ${grade} (inspected ${inspected}).`,
        ]),
  ];
}

function said(measure: PackMeasure): Sentence[] {
  const { statement, trend } = measure;
  if (trend === null) return [];
  const column = newestOf(trend);
  if (measure.kind === 'computed' || column === null) return statement;
  return statement.length === 0 ? [] : [joined([...statement, ...sayComparison(trend, column)])];
}

function howItIsKnown(parts: Parts): Sentence[] {
  const { returns } = parts.sources;
  const years = returns.map((each) => String(each.collectionYear)).sort();
  const first =
    returns.length === 0
      ? say`From published figures only: no return of ${parts.council.name} is in release ${String(parts.release.number)}.`
      : say`From the accepted returns of ${years.join(' and ')}, in release ${String(parts.release.number)}, and from published figures.`;
  return [
    first,
    say`Every figure has a reference, such as S1, to a line under Provenance that names its source and gives its numerator and denominator, if known.`,
    say`The data show that a worker, a home or a school changed. They do not show whether the change was right for the child, or planned.`,
  ];
}

function movements(parts: Parts): Sentence[] {
  const measures = headlinesOf(parts.themes);
  const rates = parts.workforce.rates.filter(({ headline }) => headline);
  const trends = [
    ...measures.map((measure) => ({
      title: `${measure.title}, ${howOf(measure)}`,
      trend: measure.trend,
    })),
    ...rates.map((rate) => ({ title: rate.title, trend: rate.trend })),
  ];
  const sentences = trends.flatMap(({ title, trend }) => {
    const figures = trend?.rows.find((row) => row.kind === 'council')?.figures ?? [];
    const [before, newest] = figures.slice(-2);
    if (!trend || !before || !newest || before.value === null || newest.value === null) return [];
    const [from, to] = trend.columns.slice(-2);
    return [say`${title}: ${before} in ${from ?? ''} and ${newest} in ${to ?? ''}.`];
  });
  return sentences.length > 0
    ? sentences
    : [say`No measure has a figure for each of the last two years.`];
}

/** One sentence on the workforce at the newest census. It says in words when a rate is missing. */
function workforceSentence({ workforce }: Pick<EvidencePack, 'workforce'>): Sentence[] {
  const [first, ...others] = workforce.rates
    .filter(({ headline }) => headline)
    .flatMap(({ statement }) => statement);
  if (first === undefined) return [];
  const list = others.reduce((before, part) => say`${before}; ${part}`, first);
  return [say`Workforce on 30 September: ${list}.`];
}
