import type { App } from 'aws-cdk-lib';
import { Tags } from 'aws-cdk-lib';
import type { BundleFolders } from './constructs/function-bundling.ts';
import { readSettings } from './settings.ts';
import { FrontStack } from './stacks/front-stack.ts';
import { LakeStack } from './stacks/lake-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';

export interface Platform {
  readonly front: FrontStack;
  readonly lake: LakeStack;
  readonly service: ServiceStack;
}

/** Creates the stacks of the platform in an app, with the settings of its context. */
export function createPlatform(app: App, folders: BundleFolders): Platform {
  const settings = readSettings(app);
  const { stage, region } = settings;
  const common = { settings, env: { region }, terminationProtection: stage === 'production' };
  const named = (part: string): string => `care-stability-${stage}-${part}`;
  Tags.of(app).add('service', 'care-stability');
  Tags.of(app).add('stage', stage);
  const front = new FrontStack(app, named('front'), common);
  const { api, origin } = front;
  const lake = new LakeStack(app, named('lake'), { ...common, origin });
  const service = new ServiceStack(app, named('service'), {
    ...common,
    api,
    origin,
    lake,
    folders,
  });
  return { front, lake, service };
}
