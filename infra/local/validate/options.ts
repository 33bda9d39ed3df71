import { parseArgs } from 'node:util';
import { RETURNS } from '../../../schemas/returns/index.ts';
import { findReturn, type Return } from '../../../schemas/returns/return.ts';

/** The options of the command. */
export interface Options {
  /** Folder or file of the return. */
  readonly path: string;
  readonly definition: Return;
  readonly year: number;
  /** Folder or file of last year's return. */
  readonly previous: string | undefined;
  /** Codes of the rules to run. Default: all rules of the year. */
  readonly rules: readonly string[] | undefined;
  /** DfE code of the council. Without it, rules that need it are skipped. */
  readonly council: string | undefined;
  readonly inStages: boolean;
  readonly asJson: boolean;
}

const IDS = RETURNS.map(({ id }) => id).join(', ');

export const HELP = `Checks a return by the rules of its year, as the service does, and sends nothing anywhere.

${RETURNS.map(({ id, title }) => `  ${id.padEnd(21)} ${title}`).join('\n')}

  npm run -s validate -- <folder|file> --year 2026

  <folder|file>         CSV files, an XML file, or a zip of these; in a folder every such file is read, its subfolders are not
  --return <id>         which return it is, of those above; need not be said while there is one
  --year 2026           collection year, named after the 31 March that ends it
  --previous <folder>   last year's return, for the rules that compare the two years
  --rules 103,104       these rules alone
  --council 823         DfE code of the council, for the rules about own provision; with --year it also finds postcodes and
                        providers that were loaded into the local service (DATA_DIR)
  --stages              in DfE's order: rules of stage 2 leave out rows in which a rule of stage 1 found an error
  --json                everything as one JSON document: each rule's outcome, each finding's place and values
  --help                this text

Ends with 0 when nothing is wrong, 1 when there are only queries, 2 when there are errors, 3 when a return with these errors could
not be accepted or not all of it could be read, 64 when the command is wrong, 70 when a rule could not run (an error in this program).
`;

/** Reads the command's arguments. Returns the options, or what is wrong with them. */
export function readOptions(args: readonly string[]): Options | 'help' | { problem: string } {
  const read = parse(args);
  if ('problem' in read) return read;
  const { values, positionals } = read;
  if (values.help) return 'help';
  const [path, ...others] = positionals;
  if (path === undefined) return { problem: 'Name the folder or the file of the return.' };
  if (others.length > 0) return { problem: 'Name one folder or one file.' };
  const definition = chooseReturn(values.return);
  if (definition === undefined) return { problem: `Name the return with --return: ${IDS}.` };
  const { oldest, first, last } = definition.years;
  const year = Number(values.year);
  if (!/^\d{4}$/.test(values.year ?? '') || year < oldest || year > last) {
    const range = `from ${oldest} to ${last} (before ${first} by the rules of ${first})`;
    return { problem: `Give the collection year with --year: four digits, ${range}.` };
  }
  if (values.council !== undefined && !/^\d{3}$/.test(values.council)) {
    return { problem: 'The council is a DfE code of three digits.' };
  }
  return {
    path,
    definition,
    year,
    previous: values.previous,
    rules: values.rules?.split(',').map((code) => code.trim()),
    council: values.council,
    inStages: values.stages ?? false,
    asJson: values.json ?? false,
  };
}

function chooseReturn(id: string | undefined): Return | undefined {
  if (id !== undefined) return findReturn(id, RETURNS);
  return RETURNS.length === 1 ? RETURNS[0] : undefined;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        return: { type: 'string' },
        year: { type: 'string' },
        previous: { type: 'string' },
        rules: { type: 'string' },
        council: { type: 'string' },
        stages: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'The options cannot be read.' };
  }
}
