import type { Ask } from './described-call.ts';
import type { PolicyDocument, Role } from './iam-role.ts';

type Statement = PolicyDocument['Statement'][number];

/** One action on one pattern of resources that a role is granted. */
export interface Grant {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  readonly policy: string;
}

/**
 * Whether the policies of the role allow an action: at least one statement allows it and none denies it (IAM User Guide,
 * "Policy evaluation logic"). Ignores policies of resources. Throws for a condition that it cannot evaluate.
 */
export function isAllowed({ policies }: Role, ask: Ask): boolean {
  const statements = policies.flatMap(({ document }) => document.Statement);
  const speaking = statements.filter((statement) => covers(statement, ask));
  return (
    speaking.some(({ Effect }) => Effect === 'Allow') &&
    speaking.every(({ Effect }) => Effect === 'Allow')
  );
}

/** Every action on every resource that a role is granted, without duplicates. */
export function grantsOf({ caller, policies }: Role): readonly Grant[] {
  const all = policies.flatMap(({ name: policy, document }) =>
    document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action, Resource }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => ({ caller, action, resource, policy })),
      ),
    ),
  );
  const byWhat = new Map(all.map((grant) => [`${grant.action} ${grant.resource}`, grant]));
  return [...byWhat.values()];
}

/** Whether a statement applies to an action on a resource. */
export function grants({ action, resource }: Omit<Grant, 'caller' | 'policy'>, ask: Ask): boolean {
  return fits(action.toLowerCase(), ask.action.toLowerCase()) && fits(resource, ask.resource);
}

function covers(statement: Statement, ask: Ask): boolean {
  const { Action, Resource, Condition } = statement;
  const spoken = Action.some((action) =>
    Resource.some((resource) => grants({ action, resource }, ask)),
  );
  if (spoken && Condition !== undefined) {
    const asked = Object.keys(Condition).join(', ');
    throw new Error(`The condition ${asked} of ${Action.join(', ')} cannot be evaluated.`);
  }
  return spoken;
}

// `*` matches any text and `?` any one character. Everything else is literal.
function fits(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
