import * as z from 'zod';
import {
  type FaultWanted,
  PlannedFault,
  type QueryFaultWanted,
  type WithdrawalWanted,
} from './fault.ts';
import { Role } from './iam-role.ts';
import { ObservedCall } from './observed-call.ts';

/** The gateway as tests use it: to read calls and to make calls fail. */
export interface GatewayClient {
  /** Calls in order. `after`: only those with a higher number. */
  calls(after?: number): Promise<readonly ObservedCall[]>;
  /** Number of the newest call. */
  mark(): Promise<number>;
  /** The current roles. */
  roles(): Promise<readonly Role[]>;
  /** Plans a fault. `struck` returns how often it has happened. */
  plan(fault: FaultWanted): Promise<{ struck(): Promise<number> }>;
  /** Plans a fault of queries. */
  planQuery(fault: QueryFaultWanted): Promise<void>;
  withdraw(withdrawal: WithdrawalWanted): Promise<void>;
  /** Removes every planned fault of calls and gives back withdrawn permissions. */
  calm(): Promise<void>;
  /** Removes every planned fault of queries. */
  calmQueries(): Promise<void>;
}

/** A client of the gateway's own API. Throws an error with the message of the gateway. */
export function createGatewayClient(gatewayUrl: string): GatewayClient {
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(`/_gateway/${path}`, gatewayUrl), {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return await response.json();
  };
  const calls = async (after = 0) =>
    z.array(ObservedCall).parse(await ask('GET', `calls?after=${after}`));
  return {
    calls,
    mark: async () => (await calls()).length,
    roles: async () => z.array(Role).parse(await ask('GET', 'roles')),
    async plan(fault) {
      const { id } = z.object({ id: z.int() }).parse(await ask('POST', 'faults', fault));
      return {
        async struck() {
          const planned = z.array(PlannedFault).parse(await ask('GET', 'faults'));
          return planned.find((one) => one.id === id)?.struck ?? 0;
        },
      };
    },
    planQuery: async (fault) => void (await ask('POST', 'queries', fault)),
    withdraw: async (withdrawal) => void (await ask('POST', 'withdrawals', withdrawal)),
    calmQueries: async () => void (await ask('DELETE', 'queries')),
    async calm() {
      await ask('DELETE', 'faults');
      await ask('DELETE', 'withdrawals');
    },
  };
}
