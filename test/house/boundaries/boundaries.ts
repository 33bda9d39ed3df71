import type { Reference } from './references.ts';

/** What a maintainer reads when an import is refused. */
export interface Refusal {
  readonly rule: string;
  readonly instead: string;
}

interface Part extends Refusal {
  readonly is: (file: string) => boolean;
  readonly mayReach: (target: string, file: string) => boolean;
  /** Whether it may use a package. */
  readonly mayUse: (name: string) => boolean;
}

const under =
  (...places: readonly string[]) =>
  (file: string): boolean =>
    places.some((place) => file === place || file.startsWith(`${place}/`));

const any = (): boolean => true;
const none = (): boolean => false;

const LISTS = ['functions/access.ts', 'functions/register.ts', 'functions/routes.ts'];
const SHARED = ['functions/shared', ...LISTS, 'schemas'];

/** The folder of one function: `functions/uploads` of `functions/uploads/form/pages.ts`. */
const functionOf = (file: string): string => file.split('/').slice(0, 2).join('/');

/** The parts of the project and what each may import. A file belongs to the first part that holds it. */
const PARTS: readonly Part[] = [
  {
    is: under('sql'),
    mayReach: none,
    mayUse: none,
    rule: 'sql/ imports nothing.',
    instead: 'Put code that reads the views into functions/ or infra/.',
  },
  {
    is: under('schemas'),
    mayReach: under('schemas'),
    mayUse: (name) => name === 'zod',
    rule: 'schemas/ imports only zod and schemas/.',
    instead: 'Move what schemas/ needs into schemas/, or pass it in as an argument.',
  },
  {
    is: under('functions/shared', ...LISTS),
    mayReach: under(...SHARED),
    mayUse: any,
    rule: 'functions/shared/, access.ts, register.ts and routes.ts import only each other and schemas/: no function, and nothing of infra/ or test/.',
    instead: 'Move what several functions need into functions/shared/, or pass it in.',
  },
  {
    is: under('functions'),
    mayReach: (target, file) => under(functionOf(file), ...SHARED)(target),
    mayUse: any,
    rule: 'A function imports only its own folder, functions/shared/, access.ts, register.ts, routes.ts and schemas/: no other function, and nothing of infra/ or test/.',
    instead: 'Move what both need into functions/shared/, or into schemas/ when it describes data.',
  },
  {
    is: under('infra'),
    mayReach: under('infra', 'functions', 'schemas', 'sql', 'package.json', 'cdk.json', '.'),
    mayUse: any,
    rule: 'infra/ imports infra/, functions/ and schemas/, never test/.',
    instead: 'Move what both need out of test/, or pass it in from the test.',
  },
];

/** Copies the templates of every function, so it has to search the folder that holds them all. */
const SEARCHES_FUNCTIONS = 'functions/shared/pages/build-assets.ts';

const PLAIN_STRING: Refusal = {
  rule: 'An import in functions/ and schemas/ names its file as a plain string.',
  instead: "Write import('./file.ts'), so that this rule can check it.",
};

/** Why a file may not refer to another file or package. Undefined when it may. */
export function refusalOf(file: string, reference: Reference): Refusal | undefined {
  const part = PARTS.find(({ is }) => is(file));
  if (part === undefined) return undefined;
  switch (reference.kind) {
    case 'unknown':
      return file.startsWith('infra/') ? undefined : PLAIN_STRING;
    case 'package':
      return part.mayUse(reference.target) ? undefined : part;
    default:
      if (file === SEARCHES_FUNCTIONS && reference.target === 'functions') return undefined;
      return part.mayReach(reference.target, file) ? undefined : part;
  }
}
