import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { NAG_EXCEPTIONS, type NagException } from './nag-exceptions.ts';

/** The AWS Solutions checks without the exceptions. An exception that is not needed is itself a violation. */
export class NagChecks implements IPolicyValidationPlugin {
  readonly name = 'AwsSolutions';
  readonly #exceptions: readonly NagException[];

  constructor(exceptions: readonly NagException[] = NAG_EXCEPTIONS) {
    this.#exceptions = exceptions;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { violations } = new AwsSolutionsChecks(undefined, { verbose: true }).validate(context);
    const used = new Set<NagException>();
    const left = violations.flatMap((violation) => this.#withoutCovered(violation, used));
    const unused = this.#exceptions
      .filter((one) => !used.has(one))
      .map((one) => unneeded(one, context));
    const all = [...left, ...unused];
    return { success: all.length === 0, violations: all };
  }

  #withoutCovered(violation: PolicyViolation, used: Set<NagException>): PolicyViolation[] {
    const violatingResources = violation.violatingResources.filter(({ constructPath = '' }) => {
      const exception = this.#exceptions.find((one) =>
        covers(one, violation.ruleName, constructPath),
      );
      if (exception !== undefined) used.add(exception);
      return exception === undefined;
    });
    return violatingResources.length === 0 ? [] : [{ ...violation, violatingResources }];
  }
}

// Paths end with the L1 construct ("/Resource"); stacks are named `care-stability-<stage>-<part>`.
function covers({ rule, at, finding }: NagException, ruleName: string, path: string): boolean {
  const [, id, found = ''] = /^([^[]+)(?:\[(.*)\])?$/s.exec(ruleName) ?? [];
  const place = path.replace(/^care-stability-\w+-/, '').replace(/\/Resource$/, '');
  return id === rule && at.test(place) && (finding === undefined || finding.test(found));
}

function unneeded(
  { rule, at }: NagException,
  { appConstruct }: IPolicyValidationContext,
): PolicyViolation {
  // A violation is reported only with a construct, so this one names the first stack.
  const constructPath = appConstruct.node.children[0]?.node.path ?? '';
  return {
    ruleName: 'unneeded-exception',
    description: `The exception from ${rule} at ${at.source} is not needed any more. Remove it.`,
    violatingResources: [{ constructPath, locations: [] }],
  };
}
