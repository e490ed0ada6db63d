import type { UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import { MfaMode } from "./factorArgs";
import { planNeededFor } from "./featurePlans";
import type { SettledUserPool } from "./settled";

/** The second factors, and the text of codes by text message. Cognito refuses any factor, also one that is off, where MFA is off. */
export function mfaProperties({ mfa }: SettledUserPool): UserPoolProperties {
  const { mode, totp, email, smsMessage } = mfa;
  const text = smsMessage === undefined ? {} : { smsAuthenticationMessage: smsMessage };
  if (mode === MfaMode.Off) return { mfaConfiguration: mode, ...text };
  return {
    mfaConfiguration: mode,
    softwareTokenMfaConfiguration: { enabled: totp },
    ...(email === undefined ? {} : { emailMfaConfiguration: email }),
    ...text,
  };
}

/**
 * The first factors. Only the password is written out, too: left out, the pool would keep what it once had. The plan Lite has no
 * choice, and whether Cognito takes a policy there isn't documented; a pool that comes from another plan keeps its own.
 */
export function firstFactorProperties({ passwordless, featurePlan }: SettledUserPool): UserPoolProperties {
  if (planNeededFor("passwordless", featurePlan) !== undefined) return {};
  const { emailOtp = false, smsOtp = false, passkeys } = passwordless ?? {};
  return {
    signInPolicy: {
      allowedFirstAuthFactors: [
        "PASSWORD",
        ...(emailOtp ? ["EMAIL_OTP"] : []),
        ...(smsOtp ? ["SMS_OTP"] : []),
        ...(passkeys === undefined ? [] : ["WEB_AUTHN"]),
      ],
    },
    ...(passkeys === undefined ? {} : { webAuthnConfiguration: passkeys }),
  };
}
