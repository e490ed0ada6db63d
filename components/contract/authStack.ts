import * as pulumi from "@pulumi/pulumi";
import { InvalidStackError } from "../validation/problem";
import { problemsOf } from "./problems";

/** What another stack reads from a stack with a `CognitoAuth`. */
export interface AuthStack {
  /** The user pool's id. */
  userPoolId: pulumi.Output<string>;
  /** The user pool's ARN, for IAM policies. */
  userPoolArn: pulumi.Output<string>;
  /** The user pool as an identity pool names it: `cognito-idp.REGION.amazonaws.com/POOL_ID`. */
  userPoolProviderName: pulumi.Output<string>;
  /** The issuer of the pool's tokens, as an API's JWT authorizer expects it. */
  userPoolIssuer: pulumi.Output<string>;
  /** The app client's id, which is the audience of ID tokens. */
  appClientId: pulumi.Output<string>;
  /** The region of the user pool. */
  region: pulumi.Output<string>;
  /** The content of Amplify's `amplify_outputs.json`; undefined where a version deployed the stack that didn't export it. */
  amplifyOutputs: pulumi.Output<string | undefined>;
  /** The test user's username; undefined where there is no test user. */
  testUsername: pulumi.Output<string | undefined>;
  /** The test user's temporary password, always a secret; undefined where there is no test user. */
  testUserTemporaryPassword: pulumi.Output<string | undefined>;
}

/**
 * Reads the outputs of a stack with a `CognitoAuth`, as `stackOutputs` exports them.
 *
 * Where that stack isn't as expected (never deployed, something else, of another contract version, an output
 * missing), every value fails with the same `InvalidStackError`, and nothing is created from it. A stack that
 * doesn't exist at all is rejected by Pulumi itself.
 *
 * Pulumi's SDK puts all outputs of a referenced stack into its debugging messages, the test user's temporary password
 * among them in plain text. `pulumi up --debug`, `pulumi up --json` and the event log show those: a program that runs
 * with one of them silences `pulumi.log.debug` before it creates the reference.
 *
 * @param reference the stack, such as `new pulumi.StackReference("acme/cognito-auth/dev")`
 */
export function readAuthStack(reference: pulumi.StackReference): AuthStack {
  // What is checked goes nowhere else, so it may be plain: a secret among the outputs would make all of them secrets.
  const checked = pulumi
    .all([reference.name, pulumi.unsecret(reference.outputs)])
    .apply(([stack, outputs]) => {
      const problems = problemsOf(stack, outputs);
      if (problems.length > 0) throw new InvalidStackError(stack, problems);
    });
  const requiredString = (name: keyof AuthStack): pulumi.Output<string> =>
    optionalString(name).apply((value) => value ?? "");
  const optionalString = (name: keyof AuthStack): pulumi.Output<string | undefined> =>
    pulumi
      .all([checked, reference.getOutput(name)])
      .apply(([, value]: [unknown, unknown]) =>
        typeof value === "string" && value !== "" ? value : undefined,
      );
  return {
    userPoolId: requiredString("userPoolId"),
    userPoolArn: requiredString("userPoolArn"),
    userPoolProviderName: requiredString("userPoolProviderName"),
    userPoolIssuer: requiredString("userPoolIssuer"),
    appClientId: requiredString("appClientId"),
    region: requiredString("region"),
    amplifyOutputs: optionalString("amplifyOutputs"),
    testUsername: optionalString("testUsername"),
    testUserTemporaryPassword: pulumi.secret(optionalString("testUserTemporaryPassword")),
  };
}
