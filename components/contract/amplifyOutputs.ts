import type { UserPool } from "@pulumi/aws/cognito/userPool";
import type { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import { MfaMode } from "../userPool/args";
import { computed } from "./computed";

/**
 * What a frontend has to know to sign users in: the content of Amplify's `amplify_outputs.json`, in its format 1.5, which
 * the Amplify libraries for browsers, Android, Flutter and Swift read. It tells the settings of the pool as it is
 * deployed, and no secret. That format has no place for whether people can sign themselves up: this is
 * `custom.self_sign_up`.
 *
 * https://docs.amplify.aws/react/reference/amplify_outputs/
 */
export function amplifyOutputs(pool: UserPool, client: UserPoolClient): pulumi.Output<string> {
  const { id, region, passwordPolicy, schemas, usernameAttributes, aliasAttributes } = pool;
  const { autoVerifiedAttributes, mfaConfiguration, softwareTokenMfaConfiguration } = pool;
  const settings = {
    ...{ id, region, passwordPolicy, schemas, usernameAttributes, aliasAttributes },
    ...{ autoVerifiedAttributes, mfaConfiguration, softwareTokenMfaConfiguration },
    adminCreateUserConfig: pool.adminCreateUserConfig,
    appClientId: client.id,
  };
  return computed("amplifyOutputs", pulumi.output(settings), (deployed) =>
    JSON.stringify({
      version: "1.5",
      auth: {
        aws_region: deployed.region,
        user_pool_id: deployed.id,
        user_pool_client_id: deployed.appClientId,
        password_policy: {
          min_length: deployed.passwordPolicy.minimumLength,
          require_lowercase: deployed.passwordPolicy.requireLowercase,
          require_numbers: deployed.passwordPolicy.requireNumbers,
          require_symbols: deployed.passwordPolicy.requireSymbols,
          require_uppercase: deployed.passwordPolicy.requireUppercase,
        },
        standard_required_attributes: (deployed.schemas ?? [])
          .filter(({ required }) => required === true)
          .map(({ name }) => name),
        username_attributes: usernameAttributesOf(deployed),
        user_verification_types: deployed.autoVerifiedAttributes ?? [],
        unauthenticated_identities_enabled: false,
        mfa_configuration: mfaConfigurations[deployed.mfaConfiguration ?? MfaMode.Off],
        mfa_methods: deployed.softwareTokenMfaConfiguration?.enabled === true ? ["TOTP"] : [],
      },
      custom: { self_sign_up: deployed.adminCreateUserConfig.allowAdminCreateUserOnly === false },
    }),
  );
}

/** What a user can sign in with. */
function usernameAttributesOf(deployed: {
  readonly usernameAttributes: Unset<string[]>;
  readonly aliasAttributes: Unset<string[]>;
}): string[] {
  const usernameAttributes = deployed.usernameAttributes ?? [];
  return usernameAttributes.length > 0
    ? usernameAttributes
    : ["username", ...(deployed.aliasAttributes ?? [])];
}

/** The AWS provider answers null for a set that isn't given, whatever the types of `@pulumi/aws` say. */
type Unset<Value> = Value | null | undefined;

const mfaConfigurations: Readonly<Record<string, string>> = {
  [MfaMode.Off]: "NONE",
  [MfaMode.Optional]: "OPTIONAL",
  [MfaMode.Required]: "REQUIRED",
};
