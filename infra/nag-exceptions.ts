/** A rule of cdk-nag that does not apply to some constructs, and the reason. */
export interface NagException {
  readonly rule: string;
  /** Paths of the constructs, after the stage's name: `service/uploads/Role`. */
  readonly at: RegExp;
  /** The finding, for rules that report more than one for a resource. */
  readonly finding?: RegExp;
  readonly reason: string;
}

const HTTP_ROUTE = /^service\/[\w-]+\/(GET |POST |\$default)/;

/** Every exception from the checks of AWS Solutions. Synthesis fails for one that is no longer needed. */
export const NAG_EXCEPTIONS: readonly NagException[] = [
  {
    rule: 'AwsSolutions-APIG4',
    at: HTTP_ROUTE,
    reason:
      'Functions authorise requests themselves, by the one table of functions/routes.ts, which refuses what it does not name. An authoriser of the API cannot distinguish a session from a bearer token, or one council from another.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/[\w-]+\/Role$/,
    finding: /^Resource::.*:ExportsOutput.*Bucket.*\/\*$/,
    reason:
      'Objects of a bucket cannot be named one by one. The role names the bucket, the action (GetObject, PutObject) and, for Athena, multipart uploads; keys are checked by the object store adapter.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/[\w-]+\/Role$/,
    finding: /^Resource::\*$/,
    reason: 'X-Ray permissions have no resources. A function may only send traces.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/(deploy-views|release-indicators|calculate-figures)\/Role$/,
    finding: /^Resource::arn:.*:table\/\w+_lake\/\*$/,
    reason: 'A view reads any table and view of the lake database. Only reading is allowed.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/release-indicators\/Role$/,
    finding: /^Resource::arn:.*:(database|table|userDefinedFunction)\/\w+_lake_release_\*(\/\*)?$/,
    reason:
      'Each release is a database that is named by its number and created at run time. One that is discarded is dropped. No table of the lake can be changed.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/calculate-figures\/Role$/,
    finding: /^Resource::arn:.*:(database|table|userDefinedFunction)\/\w+_lake_figures_\*(\/\*)?$/,
    reason:
      'A calculation for one council has its own databases, with random names, which it drops at the end. No table of the lake or of a release can be changed.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/deploy-views\/Role$/,
    finding: /^Resource::arn:.*:table\/\w+_lake\/(stg|int)_\*$/,
    reason: 'A prefix distinguishes staging and intermediate views from tables.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/deploy-views\/Deployment\/Role\/DefaultPolicy$/,
    finding: /^Resource::<.*>:\*$/,
    reason: "CDK's provider may call any version of the one function that it was created for.",
  },
  {
    rule: 'AwsSolutions-SMG4',
    at: /^service\/Secrets\/Session$/,
    reason:
      'A new session secret signs all users out, so an operator changes it on purpose: after an incident, or at a quiet hour.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    at: /^(service\/Secrets\/Client|lake\/Staff\/ClientSecret)$/,
    reason: 'The OpenID provider issues this secret; only its operator can rotate it.',
  },
];
