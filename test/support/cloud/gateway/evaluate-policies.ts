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
 * Whether the role's own policies allow it: something allows and nothing denies (IAM User Guide, "Policy evaluation
 * logic"). Policies of resources are not looked at. Throws for a condition, which it cannot weigh.
 */
export function isAllowed({ policies }: Role, ask: Ask): boolean {
  const statements = policies.flatMap(({ document }) => document.Statement);
  const speaking = statements.filter((statement) => covers(statement, ask));
  return (
    speaking.some(({ Effect }) => Effect === 'Allow') &&
    speaking.every(({ Effect }) => Effect === 'Allow')
  );
}

/** Every action on every resource that a role is granted, one by one and each once. */
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

/** Whether a grant speaks of what is asked. */
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
    throw new Error(`The judge cannot weigh the condition ${asked} of ${Action.join(', ')}.`);
  }
  return spoken;
}

// `*` is any text and `?` any character; everything else stands for itself.
function fits(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
