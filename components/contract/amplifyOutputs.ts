import type * as aws from "@pulumi/aws";
import type { UserPool } from "@pulumi/aws/cognito/userPool";
import type { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import { computed } from "../outputs/computed";
import { type WithoutUnset, withoutUnset } from "../outputs/unset";
import { MfaMode } from "../userPool/factorArgs";

type UserPoolPasswordPolicy = aws.types.output.cognito.UserPoolPasswordPolicy;

/** What a client answers about sign-in by redirect. */
interface OAuthOutputs {
  allowedOauthFlows: string[];
  allowedOauthScopes: string[];
  callbackUrls: string[];
  logoutUrls: string[];
}

/**
 * What a frontend needs to sign users in: the content of Amplify's `amplify_outputs.json`, in its format 1.5, which
 * the Amplify libraries for browsers, Android, Flutter and Swift read. It contains the settings of the pool as it is
 * deployed, and no secret. That format has no place for whether people can sign themselves up: this is
 * `custom.self_sign_up`.
 *
 * https://docs.amplify.aws/react/reference/amplify_outputs/
 *
 * @param domainUrl the URL of the sign-in pages; undefined for a client whose users don't sign in there
 */
export function amplifyOutputs(
  pool: UserPool,
  client: UserPoolClient,
  domainUrl: pulumi.Output<string> | undefined,
): pulumi.Output<string> {
  const { passwordPolicy, schemas, usernameAttributes, aliasAttributes, autoVerifiedAttributes } = pool;
  const { mfaConfiguration, softwareTokenMfaConfiguration, adminCreateUserConfig } = pool;
  const outputs = {
    ...{ passwordPolicy, schemas, usernameAttributes, aliasAttributes, autoVerifiedAttributes },
    ...{ mfaConfiguration, softwareTokenMfaConfiguration, adminCreateUserConfig },
  };
  const { allowedOauthFlows, allowedOauthScopes, callbackUrls, logoutUrls } = client;
  const ofClient = { allowedOauthFlows, allowedOauthScopes, callbackUrls, logoutUrls };
  const answers = pulumi.all([pool.id, pool.region, client.id, outputs, ofClient, domainUrl]);
  return computed("amplifyOutputs", answers, ([id, region, clientId, answered, oauth, url]) => {
    const settings = withoutUnset(answered);
    return JSON.stringify({
      version: "1.5",
      auth: {
        aws_region: region,
        user_pool_id: id,
        user_pool_client_id: clientId,
        password_policy: passwordPolicyOf(settings.passwordPolicy),
        standard_required_attributes: (settings.schemas ?? [])
          .filter(({ required }) => required === true)
          .map(({ name }) => name),
        username_attributes: settings.usernameAttributes ?? ["username", ...(settings.aliasAttributes ?? [])],
        user_verification_types: settings.autoVerifiedAttributes ?? [],
        unauthenticated_identities_enabled: false,
        mfa_configuration: mfaConfigurations[settings.mfaConfiguration ?? MfaMode.Off],
        mfa_methods: settings.softwareTokenMfaConfiguration?.enabled === true ? ["TOTP"] : [],
        ...(url === undefined ? {} : { oauth: oauthOf(withoutUnset(oauth), url) }),
      },
      // Cognito allows self-sign-up where it isn't specified.
      custom: { self_sign_up: settings.adminCreateUserConfig?.allowAdminCreateUserOnly !== true },
    });
  });
}

function passwordPolicyOf(policy: WithoutUnset<UserPoolPasswordPolicy> = {}): Record<string, unknown> {
  return {
    min_length: policy.minimumLength ?? shortestPassword,
    require_lowercase: policy.requireLowercase === true,
    require_numbers: policy.requireNumbers === true,
    require_symbols: policy.requireSymbols === true,
    require_uppercase: policy.requireUppercase === true,
  };
}

function oauthOf(client: WithoutUnset<OAuthOutputs>, url: string): Record<string, unknown> {
  return {
    // Those of the pool itself aren't among Amplify's.
    identity_providers: [],
    domain: url.replace("https://", ""),
    scopes: client.allowedOauthScopes ?? [],
    redirect_sign_in_uri: client.callbackUrls ?? [],
    redirect_sign_out_uri: client.logoutUrls ?? [],
    response_type: client.allowedOauthFlows?.includes("code") === false ? "token" : "code",
  };
}

/** The length that Cognito requires where a policy doesn't specify one. */
const shortestPassword = 8;

const mfaConfigurations: Readonly<Record<string, string>> = {
  [MfaMode.Off]: "NONE",
  [MfaMode.Optional]: "OPTIONAL",
  [MfaMode.Required]: "REQUIRED",
};
