import { type Deployment, type DeployViewsDeps, deployViews } from './deploy-views.ts';

/** The event that CloudFormation sends through the provider framework. Empty for a direct call. */
export interface DeployEvent {
  readonly RequestType?: 'Create' | 'Update' | 'Delete';
}

export interface DeployReply {
  readonly PhysicalResourceId: string;
  readonly Data: { readonly Views: string; readonly TablesWritten: string };
}

// Must never change: a new id would make CloudFormation send a delete for the old one.
const PHYSICAL_ID = 'care-stability-views';

/** Deploys tables and views when the stack is created or updated. A delete leaves them. Throws, naming the views that failed. */
export function createHandler(deps: DeployViewsDeps): (event: DeployEvent) => Promise<DeployReply> {
  return async (event) => {
    if (event.RequestType === 'Delete') return reply([], []);
    const deployment = await deployViews(deps);
    if (deployment.status === 'failed') throw new Error(failureMessage(deployment));
    return reply(deployment.views, deployment.tables.written);
  };
}

function reply(views: readonly string[], written: readonly string[]): DeployReply {
  return {
    PhysicalResourceId: PHYSICAL_ID,
    Data: { Views: String(views.length), TablesWritten: written.join(', ') },
  };
}

function failureMessage({ failed }: Deployment): string {
  const reasons = failed.map(({ view, reason }) => `${view}: ${reason}`);
  return `${failed.length} views could not be defined.\n${reasons.join('\n')}`;
}
