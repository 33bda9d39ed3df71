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

/** The queues of a worker, with the actions of an operator. */
export interface WorkQueues {
  /** Puts any text into the queue. */
  send(body: string): Promise<void>;
  /** Delivers the event of an object again, as EventBridge may. */
  deliver(key: string): Promise<void>;
  /** The number of messages that wait for the worker or are in work. */
  waiting(): Promise<number>;
  /** The number of messages in the dead-letter queue. */
  deadLetters(): Promise<number>;
  /** Moves dead letters back to the queue. The emulator has no `start-message-move-task`. */
  redrive(): Promise<void>;
  /** Sets after how many seconds a message of a dead worker is delivered again. */
  redeliverAfter(seconds: number): Promise<void>;
  /** Deletes every message, also those in work. */
  empty(): Promise<void>;
}

/** The queues of a worker of the register, from the outputs that the runbooks use. */
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
    async redeliverAfter(seconds) {
      const Attributes = { VisibilityTimeout: String(seconds) };
      await client.send(new SetQueueAttributesCommand({ QueueUrl: queue, Attributes }));
    },
  };
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
