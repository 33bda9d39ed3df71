import * as z from 'zod';
import { REGION } from '../ministack.ts';

const Template = z.object({
  Resources: z.record(z.string(), z.object({ Properties: z.unknown() })),
});
const Encrypted = z.object({
  BucketEncryption: z.object({
    ServerSideEncryptionConfiguration: z.tuple([
      z.object({
        ServerSideEncryptionByDefault: z.object({
          KMSMasterKeyID: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
        }),
      }),
    ]),
  }),
});

/**
 * Identifier of the key that encrypts a bucket. It is read from the template of the stack, because the emulator creates
 * buckets without their encryption.
 */
export async function keyInTemplate(endpoint: string, bucket: string): Promise<string | undefined> {
  const listed = await ask(endpoint, { Action: 'ListStacks' });
  for (const [, stack = ''] of listed.matchAll(/<StackName>(.*?)<\/StackName>/g)) {
    const made = await resourcesOf(endpoint, stack);
    const [logicalId] = [...made].find(([, physicalId]) => physicalId === bucket) ?? [];
    if (logicalId === undefined) continue;
    const [, body = '{}'] =
      /<TemplateBody>(.*?)<\/TemplateBody>/s.exec(
        await ask(endpoint, { Action: 'GetTemplate', StackName: stack }),
      ) ?? [];
    const { Resources } = Template.parse(JSON.parse(plain(body)));
    const properties = Encrypted.safeParse(Resources[logicalId]?.Properties);
    if (!properties.success) return undefined;
    const [rule] = properties.data.BucketEncryption.ServerSideEncryptionConfiguration;
    return made.get(rule.ServerSideEncryptionByDefault.KMSMasterKeyID['Fn::GetAtt'][0]);
  }
  return undefined;
}

async function resourcesOf(endpoint: string, stack: string): Promise<ReadonlyMap<string, string>> {
  const found = await ask(endpoint, { Action: 'DescribeStackResources', StackName: stack });
  const pairs = found.matchAll(
    /<LogicalResourceId>(.*?)<\/LogicalResourceId>\s*<PhysicalResourceId>(.*?)<\/PhysicalResourceId>/g,
  );
  return new Map([...pairs].map(([, logicalId = '', physicalId = '']) => [logicalId, physicalId]));
}

async function ask(
  endpoint: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/cloudformation/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({ Version: '2010-05-15', ...parameters }),
  });
  return await response.text();
}

function plain(xml: string): string {
  const text = xml.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&apos;', "'");
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
