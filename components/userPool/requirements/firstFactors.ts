import { MfaMode } from "../factorArgs";
import type { SettledPasswordless } from "../settledFactors";
import { decidingVerification } from "./contacts";
import { type PoolInContext, type Requirement, requiresPlan } from "./requirement";

const choiceGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html";
const signInPolicyType =
  "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignInPolicyType.html";

const isNotRequired = ({ mfa }: PoolInContext): boolean => mfa.mode !== MfaMode.Required;

const uses =
  (factor: keyof SettledPasswordless) =>
  ({ passwordless }: PoolInContext): boolean =>
    passwordless?.[factor] !== undefined && passwordless[factor] !== false;

const usesPasskeys = uses("passkeys");

/** A first factor that Cognito refuses where MFA is required. */
function withoutRequiredMfa(
  argument: string,
  isUsed: (userPool: PoolInContext) => boolean,
  source: string,
): Requirement {
  return {
    argument,
    needs: "an `mfa.mode` that isn't `ON`",
    source,
    reads: ["userPool.mfa.mode"],
    isUsed,
    isMet: isNotRequired,
    problem: () => ({
      reason: "MFA is ON, and Cognito takes only passwords as first factor then",
      fix: `leave it out, or set \`userPool.mfa.mode\` to ${MfaMode.Optional}`,
    }),
  };
}

// "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"
const codeWithMfa = "https://github.com/go-to-k/cdkd/issues/1975";
// "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor",
// and the AWS provider can set nothing else.
const passkeyWithMfa = "https://github.com/go-to-k/cdkd/issues/2064";

/** What first factors besides the password need. */
export const firstFactorRequirements: readonly Requirement[] = [
  {
    argument: "passwordless",
    needs: "one of `emailOtp`, `smsOtp` and `passkeys`",
    source: signInPolicyType,
    reads: ["userPool.passwordless"],
    isUsed: ({ passwordless }) => passwordless !== undefined,
    isMet: (userPool) => [uses("emailOtp"), uses("smsOtp"), usesPasskeys].some((isUsed) => isUsed(userPool)),
    problem: () => ({
      reason: "it adds no first factor to the password",
      fix: "leave it out, or turn one on, such as `userPool.passwordless.emailOtp`",
    }),
  },
  requiresPlan({
    argument: "passwordless",
    source: signInPolicyType,
    feature: "passwordless",
    what: "first factors besides the password",
    isUsed: ({ passwordless }) => passwordless !== undefined,
  }),
  withoutRequiredMfa("passwordless.emailOtp", uses("emailOtp"), codeWithMfa),
  withoutRequiredMfa("passwordless.smsOtp", uses("smsOtp"), codeWithMfa),
  withoutRequiredMfa("passwordless.passkeys", usesPasskeys, passkeyWithMfa),
  {
    argument: "passwordless.passkeys",
    needs:
      "an `mfa.mode` that isn't `OFF` where there is `sms`: the AWS provider would send both in one request",
    source: "https://github.com/go-to-k/cdkd/issues/1923",
    reads: ["userPool.mfa.mode", "userPool.sms"],
    isUsed: usesPasskeys,
    isMet: ({ mfa, sms }) => mfa.mode !== MfaMode.Off || sms === undefined,
    problem: () => ({
      reason:
        "the AWS provider sends the settings of text messages with those of passkeys, which Cognito refuses where MFA is OFF",
      fix: `set \`userPool.mfa.mode\` to ${MfaMode.Optional}`,
    }),
  },
  {
    argument: "passwordless.passkeys",
    needs: "a `relyingPartyId`, or a `domain` of the pool",
    // "Sets or displays the authentication domain, typically your user pool domain".
    source:
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html",
    reads: ["domain"],
    isUsed: usesPasskeys,
    isMet: ({ passwordless, domain }) =>
      domain !== undefined || passwordless?.passkeys?.relyingPartyId !== undefined,
    problem: () => ({
      path: "userPool.passwordless.passkeys.relyingPartyId",
      reason: "without a domain of the pool, Cognito has no relying party",
      fix: "add it, or a domain, such as `domain.prefix`",
    }),
  },
  {
    argument: "passwordless.emailOtp",
    needs: "`autoVerify.email`",
    source: choiceGuide,
    reads: decidingVerification,
    isUsed: uses("emailOtp"),
    isMet: ({ autoVerify }) => autoVerify.email,
    problem: () => ({
      reason: "codes go only to an email address that is verified",
      fix: "leave it out, or turn `userPool.autoVerify.email` on",
    }),
  },
  {
    argument: "passwordless.smsOtp",
    needs: "`sms`, and `autoVerify.phone`, which is on by default then",
    source: choiceGuide,
    reads: decidingVerification,
    isUsed: uses("smsOtp"),
    isMet: ({ sms, autoVerify }) => sms !== undefined && autoVerify.phone,
    problem: ({ sms }) => ({
      reason:
        sms === undefined
          ? "the pool sends no text messages"
          : "codes go only to a phone number that is verified",
      fix: `leave it out, or ${sms === undefined ? "add `userPool.sms`" : "turn `userPool.autoVerify.phone` on"}`,
    }),
  },
];
