import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionEntry } from '../../functions/register.ts';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import type { WorkHandler } from './in-process-queue.ts';

/** A function without requests or queued work: it runs at a deployment or on a schedule. */
type CalledHandler = (event: Readonly<Record<string, never>>) => Promise<unknown>;

type Scheduled = Extract<FunctionEntry, { kind: 'schedule' }> & { readonly run: CalledHandler };

/** The functions of a register, ready to be called on this machine. */
export interface LocalFunctions {
  readonly http: Readonly<Record<string, HttpHandler>>;
  readonly workers: Readonly<Record<string, WorkHandler>>;
  readonly deployments: readonly CalledHandler[];
  readonly schedules: readonly Scheduled[];
}

/**
 * Opens every function of the register from its folder, so that a new one runs here without more code. Throws if a
 * function has no handler.ts.
 */
export async function openFunctions(
  register: readonly FunctionEntry[],
  dependenciesOf: (functionName: string) => object,
): Promise<LocalFunctions> {
  const http: Record<string, HttpHandler> = {};
  const workers: Record<string, WorkHandler> = {};
  const deployments: CalledHandler[] = [];
  const schedules: Scheduled[] = [];
  for (const entry of register) {
    const create = await creatorOf(entry.name);
    const handler = create(dependenciesOf(entry.name));
    if (entry.kind === 'http') http[entry.name] = handler as HttpHandler;
    else if (entry.kind === 'worker') workers[entry.name] = handler as WorkHandler;
    else if (entry.kind === 'deployment') deployments.push(handler as CalledHandler);
    else schedules.push({ ...entry, run: handler as CalledHandler });
  }
  return { http, workers, deployments, schedules };
}

/** Not checked: the handler has the type of the function's kind. Journeys call every function. */
type CreateHandler = (dependencies: object) => HttpHandler | WorkHandler | CalledHandler;

async function creatorOf(name: string): Promise<CreateHandler> {
  const file = join(import.meta.dirname, '../../functions', name, 'handler.ts');
  if (!existsSync(file)) throw new Error(`The function ${name} of the register has no handler.ts.`);
  const { createHandler } = await import(`../../functions/${name}/handler.ts`);
  return createHandler;
}
