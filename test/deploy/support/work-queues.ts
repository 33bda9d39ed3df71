import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { outputNamed } from '../../support/cloud/deploy-app.ts';
import { clientSettings } from '../../support/cloud/emulator-clients.ts';
import type { CloudAddresses } from '../../support/cloud/open-cloud.ts';

/** The queues of a worker as an operator sees them. */
export interface WorkQueues {
  /** Puts a message in the queue as it is. */
  send(body: string): Promise<void>;
  /** Brings the event of an object once more, as EventBridge may. */
  deliver(key: string): Promise<void>;
  /** How many messages wait for the worker or are with it. */
  waiting(): Promise<number>;
  /** How many messages wait for an operator. */
  deadLetters(): Promise<number>;
  /** Puts what waits for an operator back to work, as `start-message-move-task` does: the emulator has no such call. */
  redrive(): Promise<void>;
  /** Messages of a worker that died come back after this, and not after half an hour. */
  comeBackAfter(seconds: number): Promise<void>;
  /** Forgets every message, also those with the worker. */
  empty(): Promise<void>;
}

/** The queues of a worker of the register, found by the outputs that the runbooks name. */
export function workQueues({ emulator, outputs }: CloudAddresses, worker: string): WorkQueues {
  const client = new SQSClient(clientSettings(emulator));
  const queue = outputNamed(outputs, 'service', `${pascal(worker)}QueueUrl`);
  const failed = outputNamed(outputs, 'service', `${pascal(worker)}DeadLettersUrl`);
  const send = async (MessageBody: string) =>
    void (await client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody })));
  const count = async (QueueUrl: string) => {
    const asked = { QueueUrl, AttributeNames: ['All' as const] };
    const { Attributes = {} } = await client.send(new GetQueueAttributesCommand(asked));
    const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } = Attributes;
    return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
  };
  return {
    send,
    deliver: (key) => send(JSON.stringify({ detail: { object: { key } } })),
    waiting: () => count(queue),
    deadLetters: () => count(failed),
    async redrive() {
      for (;;) {
        const { Messages = [] } = await client.send(
          new ReceiveMessageCommand({ QueueUrl: failed }),
        );
        if (Messages.length === 0) return;
        for (const { Body = '', ReceiptHandle } of Messages) {
          await send(Body);
          await client.send(new DeleteMessageCommand({ QueueUrl: failed, ReceiptHandle }));
        }
      }
    },
    empty: async () => void (await client.send(new PurgeQueueCommand({ QueueUrl: queue }))),
    async comeBackAfter(seconds) {
      const Attributes = { VisibilityTimeout: String(seconds) };
      await client.send(new SetQueueAttributesCommand({ QueueUrl: queue, Attributes }));
    },
  };
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
