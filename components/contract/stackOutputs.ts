import type * as pulumi from "@pulumi/pulumi";
import type { CognitoAuth } from "../cognitoAuth";

/**
 * The version of what a stack exports. It increases with every change that could break a stack that reads the
 * outputs: an output is removed, renamed, no longer always present, of another type, no longer a secret, or has another
 * meaning. Adding an output isn't such a change.
 */
export const contractVersion = 1;

/** What a stack exports for an identity-pool stack, an API stack and a frontend; `readAuthStack` reads it. */
export interface StackOutputs {
  /** The version of this contract. */
  contractVersion: pulumi.Output<number> | number;
  /** The user pool's id. */
  userPoolId: pulumi.Output<string>;
  /** The user pool's ARN. */
  userPoolArn: pulumi.Output<string>;
  /** The user pool as an identity pool names it. */
  userPoolProviderName: pulumi.Output<string>;
  /** The issuer of the pool's tokens, as an API authorizer expects it. */
  userPoolIssuer: pulumi.Output<string>;
  /** The app client's id. */
  appClientId: pulumi.Output<string>;
  /** The ids of the further app clients by their keys, only where there are some. */
  appClientIds?: pulumi.Output<Record<string, string>>;
  /** The secrets of the further app clients by their keys, a secret, only where one has a secret. */
  appClientSecrets?: pulumi.Output<Record<string, string>>;
  /** The URL of the sign-in pages, only where there is a domain. */
  domainUrl?: pulumi.Output<string>;
  /** The main client's sign-in page, only where users sign in with it by redirect. */
  signInUrl?: pulumi.Output<string>;
  /** The token endpoint, only where there is a domain. */
  tokenUrl?: pulumi.Output<string>;
  /** What an alias record of the custom domain points to, only where there is one. */
  domainAliasTarget?: pulumi.Output<string>;
  /** The hosted zone of that target, only where there is a custom domain. */
  domainAliasZoneId?: pulumi.Output<string>;
  /** The ARN of the key that codes for custom senders are encrypted with, only where there are such senders. */
  customSenderKeyArn?: pulumi.Output<string>;
  /** The region of the user pool. */
  region: pulumi.Output<string>;
  /** The content of Amplify's `amplify_outputs.json`, for a frontend. */
  amplifyOutputs: pulumi.Output<string>;
  /** The test user's username, only where there is a test user. */
  testUsername?: pulumi.Output<string>;
  /** The test user's temporary password, a secret, only where there is a test user whose password isn't permanent. */
  testUserTemporaryPassword?: pulumi.Output<string>;
  /** The test user's permanent password, a secret, only where it is permanent. */
  testUserPassword?: pulumi.Output<string>;
}

/** The outputs that not every component has. */
const optionalOutputs = [
  ...["appClientIds", "appClientSecrets"],
  ...["domainUrl", "signInUrl", "tokenUrl", "domainAliasTarget", "domainAliasZoneId"],
  "customSenderKeyArn",
  ...["testUsername", "testUserTemporaryPassword", "testUserPassword"],
] as const satisfies readonly (keyof StackOutputs & keyof CognitoAuth)[];

/** What a stack with this component exports. Outputs that the component doesn't have are left out. */
export function stackOutputs(auth: CognitoAuth): StackOutputs {
  const { userPoolId, userPoolArn, userPoolProviderName, userPoolIssuer, appClientId, region } = auth;
  const present = optionalOutputs.filter((name) => auth[name] !== undefined);
  return {
    contractVersion,
    userPoolId,
    userPoolArn,
    userPoolProviderName,
    userPoolIssuer,
    appClientId,
    region,
    amplifyOutputs: auth.amplifyOutputs,
    ...Object.fromEntries(present.map((name) => [name, auth[name]])),
  };
}
