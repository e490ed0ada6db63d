import type { ResourcesConfig } from "aws-amplify";
import { isAmplifyOutputs, type PasswordlessOutputs } from "./amplifyOutputs";
import { type AttributeName, attributesAmong } from "./attributes";
import { type Contact, contactsAmong, type Medium } from "./delivery";
import { type Identifier, identifiersAmong } from "./identifiers";
import { oauthOf } from "./oauth";
import type { PasswordPolicy } from "./passwordPolicy";
import { withoutUnset } from "./unset";

/** What the page knows of the stack that it signs users in to. */
export interface Configuration {
  /** The argument of `Amplify.configure`. */
  readonly amplify: ResourcesConfig;
  readonly passwordPolicy: PasswordPolicy;
  /** What users sign in with, any of which they may have. */
  readonly signInWith: readonly Identifier[];
  /** The attributes that every user has. */
  readonly requiredAttributes: readonly AttributeName[];
  /** The attributes of new users that Cognito verifies, with a code. */
  readonly verifiedAttributes: readonly Contact[];
  /** How users can get a code to sign in with, in place of a password. */
  readonly signInCodes: readonly Medium[];
  /** Whether people can sign themselves up. */
  readonly selfSignUp: boolean;
  /** Whether users may use an authenticator app. */
  readonly offersTotp: boolean;
  /** Whether users can sign in on the pool's hosted page; "not from here" where that one doesn't come back to this page. */
  readonly hostedPage: "none" | "not from here" | "offered";
  /** The address of the API, without a slash at its end, where there is one. */
  readonly apiUrl?: string;
}

/**
 * Reads what the stack exports as `amplifyOutputs`, from the file beside the page.
 *
 * @returns undefined when there is no such file, or it holds something that a stack doesn't export
 * @throws Error when the page's server doesn't answer
 */
export async function loadConfiguration(): Promise<Configuration | undefined> {
  const answer = await fetch("./amplify_outputs.json", { cache: "no-store" });
  if (answer.status >= 500) throw new Error(`The page's server responds with HTTP ${String(answer.status)}.`);
  // Some servers return the page itself where there is no such file.
  const written: unknown = await answer.json().catch(() => undefined);
  return configurationOf(written, `${location.origin}${location.pathname}`);
}

/**
 * @param address the address of the page, without a query
 * @returns undefined when that isn't what a stack exports
 */
export function configurationOf(written: unknown, address: string): Configuration | undefined {
  const outputs = withoutUnset(written);
  if (!isAmplifyOutputs(outputs)) return undefined;
  const { auth = {}, custom = {} } = outputs;
  const { user_pool_id: userPoolId, user_pool_client_id: userPoolClientId } = auth;
  if (userPoolId === undefined || userPoolClientId === undefined) return undefined;
  const { user_pool_endpoint: userPoolEndpoint, api_url: apiUrl } = custom;
  const policy = auth.password_policy ?? {};
  const oauth = oauthOf(auth.oauth ?? {}, address);
  return {
    // Without the identity pool: this page makes no use of AWS credentials, so Amplify needn't get any.
    amplify: {
      Auth: {
        Cognito: {
          userPoolId,
          userPoolClientId,
          ...(userPoolEndpoint === undefined ? {} : { userPoolEndpoint }),
          ...(typeof oauth === "object" ? { loginWith: { oauth } } : {}),
        },
      },
    },
    passwordPolicy: {
      minimumLength: policy.min_length ?? 8,
      requireLowercase: policy.require_lowercase === true,
      requireUppercase: policy.require_uppercase === true,
      requireNumbers: policy.require_numbers === true,
      requireSymbols: policy.require_symbols === true,
    },
    signInWith: identifiersAmong(auth.username_attributes ?? []),
    requiredAttributes: attributesAmong(auth.standard_required_attributes ?? []),
    verifiedAttributes: contactsAmong(auth.user_verification_types ?? []),
    signInCodes: signInCodesOf(auth.passwordless ?? {}),
    selfSignUp: custom.self_sign_up === true,
    hostedPage: typeof oauth === "object" ? "offered" : (oauth ?? "none"),
    offersTotp: auth.mfa_configuration !== "NONE" && (auth.mfa_methods ?? []).includes("TOTP"),
    ...(apiUrl === undefined ? {} : { apiUrl }),
  };
}

function signInCodesOf({
  email_otp_enabled: byEmail,
  sms_otp_enabled: bySms,
}: PasswordlessOutputs): Medium[] {
  return [
    ...(byEmail === true ? ["email" as const] : []),
    ...(bySms === true ? ["text message" as const] : []),
  ];
}
