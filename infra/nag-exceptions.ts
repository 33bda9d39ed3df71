/** A rule of cdk-nag that does not hold here, where, and why. */
export interface NagException {
  readonly rule: string;
  /** Paths of the constructs, after the stage's name: `service/uploads/Role`. */
  readonly at: RegExp;
  /** What the rule found, for rules that tell more than one thing of a resource. */
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
      'Functions authorise requests themselves, by the one table of functions/access.ts, which refuses what it does not name. An authoriser of the API could not tell a session from a bearer token, nor one council from another.',
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
    reason: 'X-Ray knows no resources: a function may send its own traces, and nothing else of it.',
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
    finding: /^Resource::arn:.*:(database|table)\/\w+_lake_release_\*(\/\*)?$/,
    reason:
      'A release is a database of its own, named by its number, and what it holds is made while it is made. No table of the lake can be changed.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/calculate-figures\/Role$/,
    finding: /^Resource::arn:.*:(database|table|userDefinedFunction)\/\w+_lake_figures_\*(\/\*)?$/,
    reason:
      'A calculation for one council has databases of its own, named by chance and dropped at its end. No table of the lake or of a release can be changed.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/deploy-views\/Role$/,
    finding: /^Resource::arn:.*:table\/\w+_lake\/(stg|int)_\*$/,
    reason: 'Staging and intermediate views are told from tables by their prefix.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    at: /^service\/deploy-views\/Deployment\/Role\/DefaultPolicy$/,
    finding: /^Resource::<.*>:\*$/,
    reason: "CDK's provider may call any version of the one function that it is made for.",
  },
  {
    rule: 'AwsSolutions-SMG4',
    at: /^service\/Secrets\/Session$/,
    reason:
      'A new session secret signs everybody out, so an operator changes it on purpose: after an incident, or at a quiet hour.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    at: /^(service\/Secrets\/Client|lake\/Staff\/ClientSecret)$/,
    reason: 'The OpenID provider issues this secret; only its operator can rotate it.',
  },
];
