import * as pulumi from "@pulumi/pulumi";
import { InvalidStackError } from "../validation/problem";
import { problemsOf } from "./problems";

/** What another stack reads of a stack with a `CognitoAuth`. */
export interface AuthStack {
  /** The user pool's id. */
  userPoolId: pulumi.Output<string>;
  /** The user pool's ARN, for IAM policies. */
  userPoolArn: pulumi.Output<string>;
  /** The user pool as an identity pool names it: `cognito-idp.REGION.amazonaws.com/POOL_ID`. */
  userPoolProviderName: pulumi.Output<string>;
  /** The issuer of the pool's tokens, as an API's JWT authorizer wants it. */
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
 * Where that stack isn't what it has to be (never deployed, something else, of another contract version, an output
 * missing), every value fails with one and the same `InvalidStackError`, and nothing is created from it. A stack that
 * doesn't exist at all is refused by Pulumi itself.
 *
 * Pulumi's SDK puts all outputs of a referenced stack into its debugging messages, the test user's temporary password
 * among them in plain text. `pulumi up --debug`, `pulumi up --json` and the event log show those: a program that runs
 * with one of them silences `pulumi.log.debug` before it makes the reference.
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
  const text = (name: keyof AuthStack): pulumi.Output<string> =>
    optionalText(name).apply((value) => value ?? "");
  const optionalText = (name: keyof AuthStack): pulumi.Output<string | undefined> =>
    pulumi
      .all([checked, reference.getOutput(name)])
      .apply(([, value]: [unknown, unknown]) =>
        typeof value === "string" && value !== "" ? value : undefined,
      );
  return {
    userPoolId: text("userPoolId"),
    userPoolArn: text("userPoolArn"),
    userPoolProviderName: text("userPoolProviderName"),
    userPoolIssuer: text("userPoolIssuer"),
    appClientId: text("appClientId"),
    region: text("region"),
    amplifyOutputs: optionalText("amplifyOutputs"),
    testUsername: optionalText("testUsername"),
    testUserTemporaryPassword: pulumi.secret(optionalText("testUserTemporaryPassword")),
  };
}
