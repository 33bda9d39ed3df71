import { describe, expect, it } from 'vitest';
import { BUCKETS, REGISTER, type WorkerFunction } from '../../functions/register.ts';
import { ROUTES } from '../../functions/routes.ts';
import { MOST_DELIVERIES } from '../../functions/shared/work/failure.ts';
import { deployed, may, statementsOf } from './support/functions.ts';
import { createApp, platformOf, resourcesOf } from './support/synthesised.ts';

const { front, service } = platformOf(createApp());
const workers = REGISTER.filter((entry) => entry.kind === 'worker');
const functions = REGISTER.map((entry) => ({ ...entry, deployed: deployed(service, entry) }));
const routes = Object.values(resourcesOf(service, 'AWS::ApiGatewayV2::Route'));
const integrations = resourcesOf(service, 'AWS::ApiGatewayV2::Integration');
const queues = resourcesOf(service, 'AWS::SQS::Queue');

function functionBehind(routeKey: string): string[] {
  return routes
    .filter(({ Properties }) => Properties.RouteKey === routeKey)
    .map(({ Properties }) => {
      const [integration] = Object.keys(integrations).filter((id) =>
        JSON.stringify(Properties.Target).includes(id),
      );
      const uri = JSON.stringify(integrations[integration ?? '']?.Properties.IntegrationUri);
      const found = functions.find(({ deployed: { logicalId } }) => uri.includes(logicalId));
      return found?.name ?? uri;
    });
}

describe('every function of the register is deployed', () => {
  it.each(functions)('$name has its memory and time limit', (entry) => {
    expect(entry.deployed.properties).toMatchObject({
      MemorySize: entry.memoryMb,
      Timeout: entry.timeoutSeconds,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
    });
  });

  it.each(functions)('$name keeps an encrypted log for a year', ({ deployed: { properties } }) => {
    const { LogGroup } = properties.LoggingConfig as { LogGroup: { Ref: string } };
    const group = resourcesOf(service, 'AWS::Logs::LogGroup')[LogGroup.Ref];
    expect(group?.Properties).toMatchObject({ RetentionInDays: 365 });
    expect(group?.Properties.KmsKeyId).toBeDefined();
  });

  it('no function has a secret or a key in its environment, only their names', () => {
    const settings = functions.flatMap(({ deployed: { environment } }) => Object.keys(environment));
    const telling = settings.filter((name) => /SECRET|KEY|TOKEN|PASSWORD/.test(name));
    expect(telling.filter((name) => !/_(ARN|KEY_ID)$/.test(name))).toEqual([]);
  });
});

describe('the routes of the API', () => {
  const wanted = Object.entries(ROUTES).map(([route, { by }]) => [route, by] as const);

  it.each(wanted)('send %s to %s', (route, name) => {
    expect(functionBehind(route)).toEqual([name]);
  });

  it('send every other address to the function `site`, which answers 404', () => {
    expect(functionBehind('$default')).toEqual(['site']);
  });

  it('are exactly those of the table of routes', () => {
    const known = routes.map(({ Properties }) => Properties.RouteKey);
    expect(known.toSorted()).toEqual(['$default', ...Object.keys(ROUTES)].toSorted());
  });

  it('are throttled, and their log has no IP addresses, paths or queries', () => {
    const [stage] = Object.values(resourcesOf(front, 'AWS::ApiGatewayV2::Stage'));
    expect(stage?.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 100,
      ThrottlingBurstLimit: 200,
    });
    const { Format } = (stage?.Properties.AccessLogSettings ?? {}) as { Format: string };
    expect(Object.values(JSON.parse(Format) as object)).toEqual([
      '$context.requestId',
      '$context.requestTime',
      '$context.routeKey',
      '$context.status',
      '$context.responseLength',
      '$context.responseLatency',
      '$context.integrationErrorMessage',
    ]);
  });
});

describe('the permissions of a function', () => {
  const cells = functions.flatMap((entry) =>
    BUCKETS.map((bucket) => ({ name: entry.name, bucket, entry })),
  );

  it.each(cells)('are as in the register for $name and the bucket $bucket', ({ bucket, entry }) => {
    const { grants, deployed: made } = entry;
    const reads = grants.reads?.includes(bucket) === true;
    const writes = grants.writes?.includes(bucket) === true;
    const looks = reads || grants.looks?.includes(bucket) === true;
    const readsFiles = bucket === 'lake' && grants.releaseTables !== undefined;
    expect(may(made.statements, 's3:GetObject', bucket)).toBe(looks || readsFiles);
    expect(may(made.statements, 's3:ListBucket', bucket)).toBe(looks);
    expect(may(made.statements, 's3:PutObject', bucket)).toBe(writes);
    const abandons = grants.abandons?.bucket === bucket;
    expect(may(made.statements, 's3:PutObjectTagging', bucket)).toBe(abandons);
  });

  it('never include deleting objects or a wildcard action', () => {
    const roles = Object.keys(resourcesOf(service, 'AWS::IAM::Role'));
    const actions = roles.flatMap((role) =>
      statementsOf(service, role).flatMap(({ Action }) => Action),
    );
    expect(actions.length).toBeGreaterThan(REGISTER.length);
    expect(actions.filter((action) => /\*|^s3:Delete|^s3:PutBucket/.test(action))).toEqual([]);
  });

  it('name every resource, down to objects of a bucket and tables of the lake', () => {
    const roles = Object.keys(resourcesOf(service, 'AWS::IAM::Role'));
    const open = roles
      .flatMap((role) => statementsOf(service, role).flatMap(({ Resource }) => Resource))
      .filter((resource) => resource.includes('*'))
      .filter(
        (resource) =>
          // X-Ray has no resources.
          resource !== '"*"' &&
          !/Bucket.*\/\*"|:table\/\w+_lake\/\w*\*"|Function\w+".*":\*"/.test(resource) &&
          // Databases of releases and calculations, which are created later.
          !/:(?:database|table|userDefinedFunction)\/\w+_lake_(?:release|figures)_\*(?:\/\*)?"/.test(
            resource,
          ),
      );
    expect(open).toEqual([]);
  });

  it.each([
    {
      action: 'kms:GenerateMac',
      who: ['validate-return', 'publish-return', 'calculate-figures'],
      why: 'the last two make references, the first finds last year’s children by reference',
    },
    {
      action: 'athena:StartQueryExecution',
      who: ['calculate-figures', 'release-indicators', 'deploy-views'],
      why: 'pages and packs read documents, not the lake',
    },
    {
      action: 'glue:DeleteDatabase',
      who: ['calculate-figures', 'release-indicators'],
      why: 'a calculation, and a release that is discarded, leave nothing behind',
    },
    { action: 'glue:DeleteTable', who: ['release-indicators'], why: 'it removes its own tables' },
    {
      action: 'glue:UpdateTable',
      who: ['release-indicators', 'deploy-views'],
      why: 'each replaces views in its own databases',
    },
  ])('include $action only for $who: $why', ({ action, who }) => {
    const allowed = functions.filter(({ deployed: { statements } }) =>
      statements.some(({ Action }) => Action.includes(action)),
    );
    expect(allowed.map(({ name }) => name)).toEqual(who);
  });

  it('let `measures` read one table of releases, and neither read nor list anything else of the lake', () => {
    const found = functions.find(({ name }) => name === 'measures');
    const ofTheLake = (found?.deployed.statements ?? [])
      .filter(({ Action }) => Action.some((action) => action.startsWith('s3:')))
      .flatMap(({ Action, Resource }) => Resource.map((resource) => ({ Action, resource })))
      .filter(({ resource }) => /Lake/u.test(resource));
    expect(ofTheLake).toHaveLength(1);
    expect(ofTheLake[0]?.Action).toEqual(['s3:GetObject']);
    expect(ofTheLake[0]?.resource).toContain('/releases/*/indicator/*"');
  });

  it('let `release-indicators` change its own databases, and no table of the lake', () => {
    const found = functions.find(({ name }) => name === 'release-indicators');
    const changed = (found?.deployed.statements ?? [])
      .filter(({ Action }) => Action.some((action) => /^glue:(Create|Update|Delete)/.test(action)))
      .flatMap(({ Resource }) => Resource)
      .map((resource) => /:((?:catalog|database|table|user)[^:"]*)"/.exec(resource)?.[1]);
    expect([...new Set(changed)].sort()).toEqual([
      'catalog',
      'database/care_stability_production_lake_release_*',
      'database/default',
      'table/care_stability_production_lake_release_*/*',
      'userDefinedFunction/care_stability_production_lake_release_*/*',
    ]);
  });

  it('let `calculate-figures` write only to its own folders', () => {
    const found = functions.find(({ name }) => name === 'calculate-figures');
    const written = (found?.deployed.statements ?? [])
      .filter(({ Action }) => Action.includes('s3:PutObject'))
      .flatMap(({ Resource }) => Resource)
      .map((resource) =>
        /(submissions|lake)Bucket.*?"(\/[^"]*)"/i
          .exec(resource.replaceAll('\\"', '"'))
          ?.slice(1)
          .join(''),
      );
    expect(written).toEqual(['Lake/figures/*', 'Lake/query-results/*', 'Submissions/figures/*']);
  });

  it('let `calculate-figures` change its own databases, and no table of the lake or of a release', () => {
    const found = functions.find(({ name }) => name === 'calculate-figures');
    const changed = (found?.deployed.statements ?? [])
      .filter(({ Action }) => Action.some((action) => /^glue:(Create|Update|Delete)/.test(action)))
      .flatMap(({ Resource }) => Resource)
      .map((resource) => /:((?:catalog|database|table|user)[^:"]*)"/.exec(resource)?.[1]);
    expect([...new Set(changed)].sort()).toEqual([
      'catalog',
      'database/care_stability_production_lake_figures_*',
      'database/default',
      'table/care_stability_production_lake_figures_*/*',
      'userDefinedFunction/care_stability_production_lake_figures_*/*',
    ]);
  });

  it('let only `sign-in` read the secret of the OpenID client', () => {
    const secretOf = (part: string) =>
      functions
        .filter(({ deployed: { statements } }) =>
          statements.some(
            ({ Action, Resource }) =>
              Action.includes('secretsmanager:GetSecretValue') &&
              Resource.some((resource) => resource.includes(`Secrets${part}`)),
          ),
        )
        .map(({ name }) => name);
    expect(secretOf('Client')).toEqual(['sign-in']);
    expect(secretOf('Session')).toEqual(
      REGISTER.filter(({ kind }) => kind === 'http').map(({ name }) => name),
    );
  });
});

describe('traces and logs', () => {
  it.each(functions)(
    '$name sends traces to X-Ray, and has no other permission without a resource',
    (entry) => {
      expect(entry.deployed.properties.TracingConfig).toEqual({ Mode: 'Active' });
      const open = entry.deployed.statements.filter(({ Resource }) => Resource.includes('"*"'));
      expect(open.map(({ Action }) => Action)).toEqual([
        ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      ]);
    },
  );

  it.each(functions)(
    '$name logs in JSON and records metrics in the namespace of its stage',
    (entry) => {
      expect(entry.deployed.properties.LoggingConfig).toMatchObject({ LogFormat: 'JSON' });
      expect(entry.deployed.environment).toMatchObject({
        POWERTOOLS_METRICS_NAMESPACE: 'CareStability/production',
      });
    },
  );
});

describe('a deployment with its own Trino', () => {
  const secret = 'arn:aws:secretsmanager:eu-west-2:111122223333:secret:trino';
  const { service: onTrino } = platformOf(
    createApp({
      queryEngine: 'trino',
      trinoUrl: 'https://trino.example',
      trinoPasswordSecretArn: secret,
    }),
  );
  const asking = REGISTER.filter(({ grants }) => grants.engine !== undefined);

  it.each(asking)(
    'gives $name the address of Trino, and permission to read the password',
    (entry) => {
      const { environment, statements } = deployed(onTrino, entry);
      expect(environment).toMatchObject({
        QUERY_ENGINE: 'trino',
        TRINO_URL: 'https://trino.example',
        TRINO_USER: 'care-stability',
        TRINO_CATALOG: 'awsdatacatalog',
        TRINO_SCHEMA: 'care_stability_production_lake',
        TRINO_PASSWORD_SECRET_ARN: secret,
      });
      expect(statements).toContainEqual({
        Effect: 'Allow',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: [JSON.stringify(secret)],
      });
    },
  );

  it.each(asking)('gives $name no permission for Athena or Glue', (entry) => {
    const actions = deployed(onTrino, entry).statements.flatMap(({ Action }) => Action);
    expect(actions.filter((action) => /^(athena|glue):/.test(action))).toEqual([]);
  });

  it('gives its settings only to functions that query', () => {
    const others = REGISTER.filter(({ grants }) => grants.engine === undefined);
    const told = others.flatMap((entry) => Object.keys(deployed(onTrino, entry).environment));
    expect(told.filter((name) => name.startsWith('TRINO_'))).toEqual([]);
  });
});

describe('the queues of workers', () => {
  it('are two for each worker: one for work, one for messages that failed every time', () => {
    expect(Object.keys(queues)).toHaveLength(workers.length * 2);
  });

  it.each(workers)('repeat failed work of $name and then keep it for an operator', (entry) => {
    const { logicalId } = deployed(service, entry);
    const mapping = Object.values(resourcesOf(service, 'AWS::Lambda::EventSourceMapping')).find(
      ({ Properties }) => JSON.stringify(Properties.FunctionName).includes(logicalId),
    );
    expect(mapping?.Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const source = JSON.stringify(mapping?.Properties.EventSourceArn);
    const queue = Object.entries(queues).find(([id]) => source.includes(`"${id}"`))?.[1].Properties;
    expect(queue).toMatchObject({
      SqsManagedSseEnabled: true,
      VisibilityTimeout: entry.timeoutSeconds * 6,
      RedrivePolicy: { maxReceiveCount: MOST_DELIVERIES },
    });
    const failed = JSON.stringify(queue?.RedrivePolicy);
    const kept = Object.entries(queues).find(([id]) => failed.includes(`"${id}"`))?.[1].Properties;
    expect(kept).toMatchObject({ MessageRetentionPeriod: 14 * 86_400 });
  });

  it.each(workers)('keep events for $name that could not be delivered', ({ name }) => {
    const rules = Object.entries(resourcesOf(service, 'AWS::Events::Rule')).filter(([id]) =>
      id.startsWith(name.replaceAll('-', '')),
    );
    expect(rules.length).toBeGreaterThan(0);
    for (const [, { Properties }] of rules) {
      const [target] = Properties.Targets as [{ Arn: object; DeadLetterConfig: { Arn: object } }];
      expect(JSON.stringify(target.Arn)).toContain('WorkQueue');
      expect(JSON.stringify(target.DeadLetterConfig.Arn)).toContain('WorkFailed');
    }
  });

  it.each(workers)('limit how many calls of $name run at once, so that pages can run', (entry) => {
    const { logicalId } = deployed(service, entry);
    const mapping = Object.values(resourcesOf(service, 'AWS::Lambda::EventSourceMapping')).find(
      ({ Properties }) => JSON.stringify(Properties.FunctionName).includes(logicalId),
    );
    expect(mapping?.Properties.ScalingConfig).toEqual({
      // A council is waiting for its figures. A release may wait for another release.
      MaximumConcurrency: entry.grants.engine === 'views' ? 2 : 10,
    });
  });

  it.each(workers)('let $name request a failed message sooner', (entry) => {
    const { environment, statements } = deployed(service, entry);
    expect(JSON.stringify(environment.WORK_QUEUE_URL)).toContain('WorkQueue');
    const may = statements.filter(({ Action }) => Action.includes('sqs:ChangeMessageVisibility'));
    expect(may.flatMap(({ Resource }) => Resource)).toEqual([expect.stringContaining('WorkQueue')]);
  });

  it.each(workers)('bring $name an event for each kind of object that triggers it', (entry) => {
    expect(patternsFor(entry)).toEqual(
      entry.triggers.map(({ bucket, suffix }) => ({ bucket, suffix })),
    );
  });

  function patternsFor({ name }: WorkerFunction & { readonly name: string }): object[] {
    const prefix = name.replaceAll('-', '');
    return Object.entries(resourcesOf(service, 'AWS::Events::Rule'))
      .filter(([id]) => id.startsWith(prefix))
      .map(([, { Properties }]) => {
        const { detail } = Properties.EventPattern as {
          detail: { bucket: { name: object[] }; object: { key: { suffix: string }[] } };
        };
        const named = JSON.stringify(detail.bucket.name).toLowerCase();
        return {
          bucket: BUCKETS.find((bucket) => named.includes(`${bucket}bucket`)),
          suffix: detail.object.key[0]?.suffix,
        };
      });
  }
});

it('a deployment defines the views again when their files have changed', () => {
  const [views] = Object.values(resourcesOf(service, 'Custom::LakeViews'));
  expect(views?.Properties).toMatchObject({ Sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

it('watch-releases runs once a day', () => {
  const [, rule] =
    Object.entries(resourcesOf(service, 'AWS::Events::Rule')).find(([id]) =>
      id.startsWith('watchreleases'),
    ) ?? [];
  expect(rule?.Properties.ScheduleExpression).toBe('rate(1 day)');
});
