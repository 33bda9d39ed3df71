import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import { killCaller } from './kill-caller.ts';
import { refuse } from './refusal.ts';

/** Applies the planned faults to a call. Returns true when the call has ended. */
export async function applyFaults(
  faults: readonly Fault[],
  when: Fault['when'],
  {
    request,
    response,
    service,
  }: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly service: string;
  },
): Promise<boolean> {
  for (const { effect } of faults.filter((fault) => fault.when === when)) {
    switch (effect.is) {
      case 'delay':
        await wait(effect.milliseconds);
        continue;
      case 'error':
        refuse(response, service, effect);
        return true;
      case 'kill':
        await killCaller(request.socket);
        response.destroy();
        return true;
    }
  }
  return false;
}
