/** Options that every AWS CLI command takes. */
const EVERYWHERE = ['query', 'output', 'max-items', 'cli-read-timeout'];

/** The AWS CLI commands that runbooks use, with options as the CLI's own help lists them. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'cloudformation cancel-update-stack': ['stack-name'],
  'cloudformation continue-update-rollback': ['stack-name', 'resources-to-skip'],
  'cloudformation describe-stack-events': ['stack-name'],
  'cloudformation describe-stack-resources': ['stack-name'],
  'cloudformation describe-stacks': ['stack-name'],
  'cloudformation update-termination-protection': [
    'stack-name',
    'enable-termination-protection',
    'no-enable-termination-protection',
  ],
  'cloudtrail lookup-events': ['lookup-attributes', 'start-time', 'end-time'],
  'cloudwatch describe-alarms': ['state-value', 'alarm-name-prefix'],
  'glue delete-database': ['name'],
  'glue get-databases': [],
  'kms cancel-key-deletion': ['key-id'],
  'kms describe-key': ['key-id'],
  'kms enable-key': ['key-id'],
  'kms schedule-key-deletion': ['key-id', 'pending-window-in-days'],
  'lambda get-account-settings': [],
  'lambda invoke': ['function-name', 'invocation-type', 'payload'],
  'lambda list-event-source-mappings': ['function-name'],
  'lambda update-event-source-mapping': ['uuid', 'enabled', 'no-enabled'],
  'lambda update-function-configuration': ['function-name', 'description'],
  'logs delete-log-group': ['log-group-name'],
  'logs filter-log-events': ['log-group-name', 'start-time', 'end-time', 'filter-pattern'],
  'logs get-query-results': ['query-id'],
  'logs start-query': ['log-group-name', 'start-time', 'end-time', 'query-string'],
  's3 cp': ['recursive'],
  's3 ls': ['recursive'],
  's3 sync': ['delete'],
  's3api copy-object': ['bucket', 'key', 'copy-source'],
  's3api delete-bucket': ['bucket'],
  's3api delete-object': ['bucket', 'key', 'version-id'],
  's3api list-object-versions': ['bucket', 'prefix'],
  's3api put-bucket-lifecycle-configuration': ['bucket', 'lifecycle-configuration'],
  'secretsmanager delete-secret': ['secret-id', 'recovery-window-in-days'],
  'secretsmanager get-random-password': ['password-length', 'exclude-punctuation'],
  'secretsmanager put-secret-value': ['secret-id', 'secret-string'],
  'sqs delete-message': ['queue-url', 'receipt-handle'],
  'sqs get-queue-attributes': ['queue-url', 'attribute-names'],
  'sqs list-message-move-tasks': ['source-arn'],
  'sqs receive-message': [
    'queue-url',
    'visibility-timeout',
    'max-number-of-messages',
    'attribute-names',
    'message-attribute-names',
  ],
  'sqs send-message': ['queue-url', 'message-body'],
  'sqs start-message-move-task': ['source-arn', 'destination-arn'],
};

/** What is wrong with the AWS commands of a shell script: operations and options that the CLI does not have. */
export function commandProblems(script: string): string[] {
  const lines = script.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.flatMap((line) =>
    [...line.matchAll(/(?<![\w-])aws ([a-z0-9]+ [a-z0-9-]+)([^|;&]*)/g)].flatMap(
      ([, command = '', words = '']) => {
        const known = COMMANDS[command];
        if (known === undefined) return [`aws ${command}`];
        const options = [...words.replaceAll(/'[^']*'/g, '').matchAll(/ --([a-z0-9-]+)/g)];
        return options
          .map(([, option = '']) => option)
          .filter((option) => ![...known, ...EVERYWHERE].includes(option))
          .map((option) => `aws ${command} --${option}`);
      },
    ),
  );
}
