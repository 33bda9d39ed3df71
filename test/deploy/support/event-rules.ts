import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import { clientSettings } from '../../support/cloud/emulator-clients.ts';
import type { CloudAddresses } from '../../support/cloud/open-cloud.ts';

/** A switch for the EventBridge rules that have the word in their name. Throws if there are none. */
export async function switchRules({ emulator }: CloudAddresses, word: string) {
  const client = new EventBridgeClient(clientSettings(emulator));
  const { Rules = [] } = await client.send(new ListRulesCommand({}));
  const names = Rules.flatMap(({ Name = '' }) => (Name.includes(word) ? [Name] : []));
  if (names.length === 0) throw new Error(`No rule has ${word} in its name.`);
  return {
    async off() {
      for (const Name of names) await client.send(new DisableRuleCommand({ Name }));
    },
    async on() {
      for (const Name of names) await client.send(new EnableRuleCommand({ Name }));
    },
  };
}
