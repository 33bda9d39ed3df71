import { bytes, costLines, markdownTable, rounded, usd, wholeNumber } from './cost-tables.ts';
import type { Resources } from './fixed-costs.ts';
import type { MeasuredUsage } from './measured-usage.ts';
import { PRICES, PRICES_OF, type Price, totalOf, type Usage } from './prices.ts';
import {
  COUNCIL_COUNT,
  SCENARIOS,
  type Scenario,
  type UnitUsages,
  unitUsages,
  usageOfScenario,
  withChildren,
} from './scenarios.ts';
import { ASSUMED, standingUsage } from './usage.ts';

/** The text of COSTS.md, calculated from the measurements and the stacks. */
export function writeCosts(measured: MeasuredUsage, resources: Resources): string {
  const units = unitUsages(measured);
  const standing = standingUsage(resources);
  return [
    '# What the platform costs',
    '',
    `Made by \`npm run costs\`; a test says when it is out of date. US dollars at list prices of London (eu-west-2) of ${PRICES_OF}, without VAT, discounts and free allowances. Calculated, not billed: no bill has been seen yet.`,
    '',
    ...totals(units, standing),
    '',
    ...standingLines(standing),
    '',
    ...largestLines(units),
    '',
    ...growth(units),
    '',
    ...sensitivity(measured, standing),
    '',
    ...inputs(measured),
    '',
    ...prices(),
    '',
  ].join('\n');
}

function totals(units: UnitUsages, standing: Usage): string[] {
  const month = totalOf(standing);
  const rows = SCENARIOS.map((scenario) => {
    const { name, submissions, publications, releases, packs, pages } = scenario;
    const used = totalOf(usageOfScenario(scenario, units));
    return [
      name,
      wholeNumber(submissions),
      wholeNumber(publications),
      wholeNumber(releases),
      wholeNumber(packs),
      wholeNumber(pages),
      usd(used),
    ];
  });
  return [
    '## In short',
    '',
    `It costs ${usd(month)} a month without any use. In addition, for ${COUNCIL_COUNT} councils of 500 children:`,
    '',
    ...markdownTable(['', 'submissions', 'published', 'releases', 'packs', 'pages', 'cost'], rows),
    '',
    'The storage that a scenario adds counts for a year; uploads count for three months, after which they expire.',
  ];
}

function standingLines(standing: Usage): string[] {
  return [
    '## Standing ready, a month',
    '',
    ...markdownTable(['', 'how many', 'cost'], costLines(standing)),
  ];
}

function largestLines(units: UnitUsages): string[] {
  return SCENARIOS.flatMap((scenario, at) => [
    ...(at > 0 ? [''] : ['## The largest lines', '']),
    `${scenario.name}:`,
    '',
    ...markdownTable(
      ['', 'how much', 'cost'],
      costLines(usageOfScenario(scenario, units)).slice(0, 6),
    ),
  ]);
}

function growth(units: UnitUsages): string[] {
  const rows: [string, Usage, number, string][] = [
    [
      '1,000 submissions checked',
      units.submission,
      1000,
      'councils, and how often each sends again',
    ],
    [
      '1,000 returns published',
      units.publication,
      1000,
      'councils and years; bytes grow with children',
    ],
    ['1 release', units.release, 1, 'returns in force: Athena reads each file once a mart'],
    ['1,000 evidence packs', units.pack, 1000, 'councils inspected, once a release'],
    ['1,000,000 pages', units.page, 1_000_000, 'readers'],
  ];
  return [
    '## What grows with what',
    '',
    ...markdownTable(
      ['one more', 'cost', 'largest line', 'grows with'],
      rows.map(([name, usage, times, why]) => {
        const [largest] = costLines(usage);
        return [name, usd(totalOf(usage) * times), largest?.[0] ?? '', why];
      }),
    ),
  ];
}

function sensitivity(measured: MeasuredUsage, standing: Usage): string[] {
  const [month] = SCENARIOS;
  if (month === undefined) return [];
  const total = (scenario: Scenario, from: MeasuredUsage = measured) =>
    usd(totalOf(usageOfScenario(scenario, unitUsages(from))) + totalOf(standing));
  const rows = [
    ['as above', total(month)],
    ['children double', total(month, withChildren(measured, 2))],
    [
      'every council sends three times as often',
      total({ ...month, submissions: month.submissions * 3 }),
    ],
    ['a release every working day', total({ ...month, releases: 21 })],
    ['ten times the readers', total({ ...month, pages: month.pages * 10 })],
    [
      'all of these',
      total(
        { ...month, submissions: month.submissions * 3, releases: 21, pages: month.pages * 10 },
        withChildren(measured, 2),
      ),
    ],
  ];
  return [
    '## If we are wrong',
    '',
    ...markdownTable(['a usual month, standing included', 'cost'], rows),
  ];
}

function inputs(measured: MeasuredUsage): string[] {
  const { acts, children, measuredOn } = measured;
  const lake = Object.values(measured.lakeBytes).reduce((sum, one) => sum + one, 0);
  const rows = Object.entries(acts).map(([name, act]) => [
    name,
    rounded(Object.values(act.functions).reduce((sum, { calls }) => sum + calls, 0)),
    `${Object.values(act.functions)
      .reduce((sum, { seconds }) => sum + seconds, 0)
      .toFixed(2)} s`,
    rounded(act.reads),
    rounded(act.writes),
    rounded(act.lists),
    bytes(act.bytesOut),
  ]);
  return [
    '## Where the figures come from',
    '',
    `Measured on ${measuredOn} by \`npm run costs -- --measure\`: the local platform, one invented council of ${children} children, every request to a store counted. A return is ${bytes(measured.uploadBytes)} as it comes, ${bytes(lake)} in the lake and ${bytes(measured.submissionBytes)} of findings and status; the documents of a release are ${bytes(measured.releaseBytes)}, a pack ${bytes(measured.packBytes)}.`,
    '',
    ...markdownTable(['act', 'calls', 'work', 'reads', 'writes', 'lists', 'answered'], rows),
    '',
    'Memory comes from the register, keys, secrets, alarms and queues from the stacks, what a mart reads from `sql/`.',
    '',
    `Assumed: ${ASSUMED.secondsPerRequest * 1000} ms a request to S3, one after the other; ${ASSUMED.coldStarts * 100} % of calls start cold for ${ASSUMED.coldSeconds} s; ${bytes(ASSUMED.logBytesPerCall)} of logs a call; Athena takes ${ASSUMED.secondsPerMart} s a mart, lists every projected folder of each table once a mart and needs ${ASSUMED.readsPerFile} requests a file; every read and write asks KMS (bucket keys make it fewer); each queue is polled ${wholeNumber(ASSUMED.pollsPerQueue)} times a month; every call is traced; a page is ${bytes(ASSUMED.pageBytes)}; ${ASSUMED.metrics} metrics of our own. Left out: support, a domain, sign-in with Cognito, CloudTrail, versions of replaced objects.`,
  ];
}

function prices(): string[] {
  const rows = Object.values(PRICES).map((price: Price) => [
    `${price.usd} per ${price.per}`,
    price.page,
    price.line === undefined ? 'not confirmed' : `\`${price.line}\``,
  ]);
  return [
    '## Prices',
    '',
    'Lines are from the price list of AWS, as copied in September 2026. Figures marked as not confirmed are those usually given.',
    '',
    ...markdownTable(['USD', 'page', 'line'], rows),
  ];
}
