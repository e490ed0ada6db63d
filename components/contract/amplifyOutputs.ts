import type * as aws from "@pulumi/aws";
import type { UserGroup } from "@pulumi/aws/cognito/userGroup";
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

/** What a pool answers about factors. */
interface FactorOutputs {
  mfaConfiguration: string;
  softwareTokenMfaConfiguration: aws.types.output.cognito.UserPoolSoftwareTokenMfaConfiguration;
  emailMfaConfiguration: aws.types.output.cognito.UserPoolEmailMfaConfiguration;
  smsConfiguration: aws.types.output.cognito.UserPoolSmsConfiguration;
  signInPolicy: aws.types.output.cognito.UserPoolSignInPolicy;
  webAuthnConfiguration: aws.types.output.cognito.UserPoolWebAuthnConfiguration;
}

/** What a frontend signs users in with. */
interface AmplifySources {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly groups: Readonly<Record<string, UserGroup>>;
  /** The URL of the sign-in pages; undefined for a pool without. */
  readonly domainUrl: pulumi.Output<string> | undefined;
  /** Whether the client's users sign in there. */
  readonly usesPages: boolean;
}

/**
 * What a frontend needs to sign users in: the content of Amplify's `amplify_outputs.json`, in its format 1.5, which
 * the Amplify libraries for browsers, Android, Flutter and Swift read. It contains the settings of the pool as it is
 * deployed, and no secret. That format has no place for whether people can sign themselves up: this is
 * `custom.self_sign_up`.
 *
 * https://docs.amplify.aws/react/reference/amplify_outputs/
 */
export function amplifyOutputs(sources: AmplifySources): pulumi.Output<string> {
  const { pool, client, usesPages } = sources;
  const { passwordPolicy, schemas, usernameAttributes, aliasAttributes, autoVerifiedAttributes } = pool;
  const { adminCreateUserConfig } = pool;
  const outputs = {
    ...{ passwordPolicy, schemas, usernameAttributes, aliasAttributes, autoVerifiedAttributes },
    ...{ adminCreateUserConfig },
  };
  const { mfaConfiguration, softwareTokenMfaConfiguration, emailMfaConfiguration } = pool;
  const { smsConfiguration, signInPolicy, webAuthnConfiguration } = pool;
  const ofFactors = {
    ...{ mfaConfiguration, softwareTokenMfaConfiguration, emailMfaConfiguration },
    ...{ smsConfiguration, signInPolicy, webAuthnConfiguration },
  };
  const { allowedOauthFlows, allowedOauthScopes, callbackUrls, logoutUrls } = client;
  const ofClient = { allowedOauthFlows, allowedOauthScopes, callbackUrls, logoutUrls };
  const ofGroups = Object.values(sources.groups).map(({ name, precedence }) => ({ name, precedence }));
  const ids = { id: pool.id, region: pool.region, clientId: client.id };
  const answers = pulumi.all([ids, outputs, ofFactors, ofClient, ofGroups, sources.domainUrl]);
  return computed("amplifyOutputs", answers, ([known, answered, factorOutputs, oauth, groups, url]) => {
    const settings = withoutUnset(answered);
    const factors = withoutUnset(factorOutputs);
    return JSON.stringify({
      version: "1.5",
      auth: {
        aws_region: known.region,
        user_pool_id: known.id,
        user_pool_client_id: known.clientId,
        password_policy: passwordPolicyOf(settings.passwordPolicy),
        standard_required_attributes: (settings.schemas ?? [])
          .filter(({ required }) => required === true)
          .map(({ name }) => name),
        username_attributes: settings.usernameAttributes ?? [
          "username",
          ...(settings.aliasAttributes ?? []).filter((alias) => aliasesOfAmplify.includes(alias)),
        ],
        user_verification_types: settings.autoVerifiedAttributes ?? [],
        unauthenticated_identities_enabled: false,
        mfa_configuration: mfaConfigurations[factors.mfaConfiguration ?? MfaMode.Off],
        mfa_methods: mfaMethodsOf(factors),
        ...passwordlessOf(factors, url),
        ...(groups.length === 0 ? {} : { groups: groups.map(groupOf) }),
        ...(url === undefined || !usesPages ? {} : { oauth: oauthOf(withoutUnset(oauth), url) }),
      },
      // Cognito allows self-sign-up where it isn't specified.
      custom: { self_sign_up: settings.adminCreateUserConfig?.allowAdminCreateUserOnly !== true },
    });
  });
}

/** Amplify's format has no other: with it, its libraries choose the fields of their sign-in form. */
const aliasesOfAmplify: readonly string[] = ["email", "phone_number"];

function mfaMethodsOf(factors: WithoutUnset<FactorOutputs>): string[] {
  if ((factors.mfaConfiguration ?? MfaMode.Off) === MfaMode.Off) return [];
  const methods = {
    // The AWS provider turns it on with the configuration.
    SMS: factors.smsConfiguration !== undefined,
    TOTP: factors.softwareTokenMfaConfiguration?.enabled === true,
    EMAIL: factors.emailMfaConfiguration !== undefined,
  };
  return Object.entries(methods).flatMap(([method, isOn]) => (isOn ? [method] : []));
}

function passwordlessOf(
  { signInPolicy, webAuthnConfiguration }: WithoutUnset<FactorOutputs>,
  domainUrl: string | undefined,
): { passwordless?: object } {
  const allowed = signInPolicy?.allowedFirstAuthFactors ?? [];
  const [email, sms, passkeys] = ["EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"].map((factor) =>
    allowed.includes(factor),
  );
  if (email !== true && sms !== true && passkeys !== true) return {};
  // Without one of its own, the relying party is the pool's domain.
  const relyingPartyId = webAuthnConfiguration?.relyingPartyId ?? (domainUrl && hostOf(domainUrl));
  const webAuthn = {
    relying_party_id: relyingPartyId,
    user_verification: webAuthnConfiguration?.userVerification ?? "preferred",
  };
  return {
    passwordless: {
      email_otp_enabled: email,
      sms_otp_enabled: sms,
      ...(passkeys === true && relyingPartyId !== undefined ? { web_authn: webAuthn } : {}),
    },
  };
}

/** A group by its name. The AWS provider answers 0 for a group without a precedence. */
function groupOf({ name, precedence }: { name: string; precedence: number | undefined }): object {
  return { [name]: precedence ? { precedence } : {} };
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
    domain: hostOf(url),
    scopes: client.allowedOauthScopes ?? [],
    redirect_sign_in_uri: client.callbackUrls ?? [],
    redirect_sign_out_uri: client.logoutUrls ?? [],
    response_type: client.allowedOauthFlows?.includes("code") === false ? "token" : "code",
  };
}

function hostOf(url: string): string {
  return url.replace("https://", "");
}

/** The length that Cognito requires where a policy doesn't specify one. */
const shortestPassword = 8;

const mfaConfigurations: Readonly<Record<string, string>> = {
  [MfaMode.Off]: "NONE",
  [MfaMode.Optional]: "OPTIONAL",
  [MfaMode.Required]: "REQUIRED",
};
