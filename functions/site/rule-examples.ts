import { formatDay } from '../../schemas/returns/days.ts';
import type { RuleDescription } from '../../schemas/returns/describe.ts';
import { IN_COUNCIL, OF_COUNCIL } from '../../schemas/returns/examples.ts';
import type { Example, ExampleTables } from '../../schemas/returns/rule.ts';

type Facts = Readonly<Record<string, unknown>>;

/** A small table to show: of the example's return, of last year's return, or of reference data. */
interface ShownTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The examples of a rule as small tables. Those that break it come first. */
export function examplesOf({ bad, ok }: RuleDescription) {
  return [
    ...bad.map((example) => exampleView(example, 'Breaks the rule')),
    ...ok.map((example) => exampleView(example, 'Keeps the rule')),
  ];
}

function exampleView(example: Example, verdict: string) {
  const { why, rows, lastYear, postcodes = {}, providers = {} } = example;
  const tables: ShownTable[] = [
    ...tablesOf(rows, ''),
    ...tablesOf(lastYear ?? {}, ', last year'),
    ...knownOf('What the postcode list says', 'postcode', postcodes, { ...IN_COUNCIL }),
    ...knownOf('What the list of providers says', 'URN', providers, { ...OF_COUNCIL }),
  ];
  return { why, verdict, tables };
}

/** One table for each table of the example, with the columns that any of its rows fills. */
function tablesOf(tables: ExampleTables, suffix: string): ShownTable[] {
  return Object.entries(tables).map(([name, written]) => {
    const columns = [...new Set(written.flatMap((row) => Object.keys(row)))];
    return {
      title: `${name}${suffix}`,
      columns,
      rows: written.map((row) => columns.map((column) => row[column] ?? '')),
    };
  });
}

/** A table of reference data. Values that an example does not give are the usual ones, those of the return's council. */
function knownOf(
  title: string,
  key: string,
  known: Readonly<Record<string, Facts>>,
  usual: Facts,
): ShownTable[] {
  const entries = Object.entries(known);
  if (entries.length === 0) return [];
  const given = [...new Set(entries.flatMap(([, facts]) => Object.keys(facts)))];
  const fields = given.length === 0 ? ['laCode'] : given;
  return [
    {
      title,
      columns: [key, ...fields.map(labelOfField)],
      rows: entries.map(([name, facts]) => [
        name,
        ...fields.map((field) => shown({ ...usual, ...facts }[field], field)),
      ]),
    },
  ];
}

const NAMES: Readonly<Record<string, string>> = {
  laCode: 'council',
  gssCode: 'council (ONS code)',
  premisesLaCodes: 'councils of its premises',
};

/** A field's name as words: `placementCodes` becomes `placement codes`. */
function labelOfField(field: string): string {
  const name = NAMES[field];
  if (name !== undefined) return name;
  return field.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

function shown(fact: unknown, field: string): string {
  if (field === 'closedOn' && typeof fact === 'number') return formatDay(fact);
  if (Array.isArray(fact)) return fact.join(', ');
  return fact === null || fact === undefined ? 'none' : String(fact);
}
