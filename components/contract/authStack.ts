import * as pulumi from "@pulumi/pulumi";
import { InvalidStackError } from "../validation/problem";
import { concerns, isStrings, problemsOf } from "./problems";

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
  /** The ids of the further app clients by their keys; empty where there are none. */
  appClientIds: pulumi.Output<Record<string, string>>;
  /** The secrets of those that have one by their keys, always a secret; empty where none has. */
  appClientSecrets: pulumi.Output<Record<string, string>>;
  /** The URL of the sign-in pages; undefined where there is no domain. */
  domainUrl: pulumi.Output<string | undefined>;
  /** The main client's sign-in page; undefined where users don't sign in with it by redirect. */
  signInUrl: pulumi.Output<string | undefined>;
  /** The token endpoint; undefined where there is no domain. */
  tokenUrl: pulumi.Output<string | undefined>;
  /** What an alias record of the custom domain points to; undefined where there is none. */
  domainAliasTarget: pulumi.Output<string | undefined>;
  /** The hosted zone of that target; undefined where there is no custom domain. */
  domainAliasZoneId: pulumi.Output<string | undefined>;
  /** The ARN of the key that codes for custom senders are encrypted with; undefined where there are none. */
  customSenderKeyArn: pulumi.Output<string | undefined>;
  /** The region of the user pool. */
  region: pulumi.Output<string>;
  /** The content of Amplify's `amplify_outputs.json`; undefined where a version deployed the stack that didn't export it. */
  amplifyOutputs: pulumi.Output<string | undefined>;
  /** The test user's username; undefined where there is no test user. */
  testUsername: pulumi.Output<string | undefined>;
  /** The test user's temporary password, always a secret; undefined where there is no test user, or with a permanent password. */
  testUserTemporaryPassword: pulumi.Output<string | undefined>;
  /** The test user's permanent password, always a secret; undefined where it isn't permanent. */
  testUserPassword: pulumi.Output<string | undefined>;
}

/**
 * Reads the outputs of a stack with a `CognitoAuth`, as `stackOutputs` exports them.
 *
 * Where that stack isn't as expected (never deployed, something else, of another contract version), every value fails with
 * the same `InvalidStackError`, and nothing is created from it. Where only some outputs aren't (missing, or secrets of a key
 * that this stack doesn't have), only those fail, with one error that names them all. A stack that doesn't exist at all is
 * rejected by Pulumi itself. To export or spread all of what this returns, as in `export const auth = readAuthStack(…)` or
 * `{ ...auth }`, reads every output, and so fails for a password that can't be decrypted; export single outputs instead.
 *
 * Pulumi's SDK puts all outputs of a referenced stack into its debugging messages, the test user's temporary password and
 * the clients' secrets among them in plain text. `pulumi up --debug`, `pulumi up --json` and the event log show those: a
 * program that runs with one of them silences `pulumi.log.debug` before it creates the reference.
 *
 * @param reference the stack, such as `new pulumi.StackReference("acme/cognito-auth/dev")`
 */
export function readAuthStack(reference: pulumi.StackReference): AuthStack {
  // What is checked goes nowhere else, so it may be plain: a secret among the outputs would make all of them secrets.
  const rejection = pulumi
    .all([reference.name, pulumi.unsecret(reference.outputs), reference.secretOutputNames])
    .apply(([name, outputs, secretOutputNames]) => {
      const problems = problemsOf({ name, outputs, secretOutputNames });
      return problems.length === 0 ? undefined : new InvalidStackError(name, problems);
    });
  const read = <T>(name: keyof AuthStack, valueOf: (value: unknown) => T): pulumi.Output<T> =>
    // pulumi.all would make a plain object of the error.
    rejection.apply((error) =>
      reference.getOutput(name).apply((value: unknown) => {
        if (error?.problems.some((problem) => concerns(problem, name)) === true) throw error;
        return valueOf(value);
      }),
    );
  const requiredString = (name: keyof AuthStack): pulumi.Output<string> =>
    read(name, (value) => stringIn(value) ?? "");
  const optionalString = (name: keyof AuthStack): pulumi.Output<string | undefined> => read(name, stringIn);
  // Each is a getter because Pulumi fails the program for an output that failed, even where nothing uses it.
  return {
    get userPoolId() {
      return requiredString("userPoolId");
    },
    get userPoolArn() {
      return requiredString("userPoolArn");
    },
    get userPoolProviderName() {
      return requiredString("userPoolProviderName");
    },
    get userPoolIssuer() {
      return requiredString("userPoolIssuer");
    },
    get appClientId() {
      return requiredString("appClientId");
    },
    get appClientIds() {
      return read("appClientIds", stringsIn);
    },
    get appClientSecrets() {
      return pulumi.secret(read("appClientSecrets", stringsIn));
    },
    get domainUrl() {
      return optionalString("domainUrl");
    },
    get signInUrl() {
      return optionalString("signInUrl");
    },
    get tokenUrl() {
      return optionalString("tokenUrl");
    },
    get domainAliasTarget() {
      return optionalString("domainAliasTarget");
    },
    get domainAliasZoneId() {
      return optionalString("domainAliasZoneId");
    },
    get customSenderKeyArn() {
      return optionalString("customSenderKeyArn");
    },
    get region() {
      return requiredString("region");
    },
    get amplifyOutputs() {
      return optionalString("amplifyOutputs");
    },
    get testUsername() {
      return optionalString("testUsername");
    },
    get testUserTemporaryPassword() {
      return pulumi.secret(optionalString("testUserTemporaryPassword"));
    },
    get testUserPassword() {
      return pulumi.secret(optionalString("testUserPassword"));
    },
  };
}

function stringIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function stringsIn(value: unknown): Record<string, string> {
  return isStrings(value) ? value : {};
}
