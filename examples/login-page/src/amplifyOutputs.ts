import { isLoopback } from "./loopback";

/** A type guard. */
type Guard<T> = (value: unknown) => value is T;
type Guarded<G> = G extends Guard<infer T> ? T : never;

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isNumber = (value: unknown): value is number => typeof value === "number";
const isString = (value: unknown): value is string => typeof value === "string";
const isStringArray = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isString);
const isUrlArray = (value: unknown): value is readonly string[] =>
  isStringArray(value) && value.every((url) => URL.canParse(url));

/** Its part before the underscore is the region, and so a part of Cognito's address. */
const isPoolId = (value: unknown): value is string => isString(value) && /^[\w-]+_[0-9A-Za-z]+$/.test(value);

/** The domain of a hosted page, which passwords and codes are sent to by https. */
const isDomain = (value: unknown): value is string => isString(value) && /^[0-9a-z.-]+$/.test(value);

const isResponseType = (value: unknown): value is "code" | "token" => value === "code" || value === "token";

/** New passwords and tokens are sent there, so that it has to be encrypted or on this machine. */
const isSafeAddress = (value: unknown): value is string => {
  if (!isString(value) || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || isLoopback(hostname);
};

/** An object with these settings, each of which may be absent. */
function having<Guards extends Readonly<Record<string, Guard<unknown>>>>(guards: Guards) {
  return (value: unknown): value is { readonly [Name in keyof Guards]?: Guarded<Guards[Name]> } => {
    if (typeof value !== "object" || value === null) return false;
    const settings = new Map<string, unknown>(Object.entries(value));
    return Object.entries(guards).every(([name, isRight]) => {
      return !settings.has(name) || isRight(settings.get(name));
    });
  };
}

const isOAuth = having({
  identity_providers: isStringArray,
  domain: isDomain,
  scopes: isStringArray,
  redirect_sign_in_uri: isUrlArray,
  redirect_sign_out_uri: isUrlArray,
  response_type: isResponseType,
});

/** What `amplify_outputs.json` says about the hosted page. */
export type OAuthOutputs = Guarded<typeof isOAuth>;

const isPasswordless = having({ email_otp_enabled: isFlag, sms_otp_enabled: isFlag });

/** What `amplify_outputs.json` says about sign-in without a password, but for passkeys. */
export type PasswordlessOutputs = Guarded<typeof isPasswordless>;

/** Whether a value is Amplify's `amplify_outputs.json`, as far as this page reads it itself. */
export const isAmplifyOutputs = having({
  auth: having({
    user_pool_id: isPoolId,
    user_pool_client_id: isString,
    password_policy: having({
      min_length: isNumber,
      require_lowercase: isFlag,
      require_uppercase: isFlag,
      require_numbers: isFlag,
      require_symbols: isFlag,
    }),
    username_attributes: isStringArray,
    standard_required_attributes: isStringArray,
    user_verification_types: isStringArray,
    mfa_configuration: isString,
    mfa_methods: isStringArray,
    passwordless: isPasswordless,
    oauth: isOAuth,
  }),
  custom: having({
    self_sign_up: isFlag,
    // Amplify's format has no place for the address of a local service, or of a proxy.
    user_pool_endpoint: isSafeAddress,
    api_url: isSafeAddress,
  }),
});
