import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { MOST_DELIVERIES } from '../../../functions/shared/work/failure.ts';
import { clientSettings } from '../../support/cloud/emulator-clients.ts';
import { eventOf, timeLeft } from './queue-events.ts';

type Lambda = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

export interface QueueUnderTest {
  readonly client: SQSClient;
  readonly url: string;
  send(body: string): Promise<void>;
  /** Passes the next message, if there is one, to a function as Lambda does, and deletes it unless the function reports it as failed. */
  deliver(lambda: Lambda): Promise<'delivered' | 'nothing came'>;
  /** The number of messages that wait for an operator. */
  deadLetters(): Promise<number>;
}

/** A queue of the emulator, created like the platform's. A message that is not deleted comes back after `hiddenSeconds`. */
export async function openWorkQueue(
  endpoint: string,
  name: string,
  hiddenSeconds: number,
): Promise<QueueUnderTest> {
  const client = new SQSClient(clientSettings(endpoint));
  const create = async (QueueName: string, Attributes = {}) =>
    (await client.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
  const attributeOf = async (
    QueueUrl: string,
    attribute: 'QueueArn' | 'ApproximateNumberOfMessages',
  ) => {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [attribute] });
    return (await client.send(command)).Attributes?.[attribute] ?? '';
  };
  const failed = await create(`${name}-failed`);
  const deadLetterTargetArn = await attributeOf(failed, 'QueueArn');
  const url = await create(name, {
    VisibilityTimeout: String(hiddenSeconds),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: MOST_DELIVERIES }),
  });
  return {
    client,
    url,
    send: async (body) =>
      void (await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }))),
    async deliver(lambda) {
      const { Messages: [message] = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          WaitTimeSeconds: 3,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        }),
      );
      if (message === undefined) return 'nothing came';
      const { Body = '', MessageId: messageId = '', ReceiptHandle: receiptHandle = '' } = message;
      const attempt = Number(message.Attributes?.ApproximateReceiveCount);
      const event = eventOf(Body, { attempt, messageId, receiptHandle });
      const { batchItemFailures } = await lambda(event, timeLeft(300_000));
      if (batchItemFailures.length === 0) {
        const command = new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: receiptHandle });
        await client.send(command);
      }
      return 'delivered';
    },
    deadLetters: async () => Number(await attributeOf(failed, 'ApproximateNumberOfMessages')),
  };
}
