import type { UserPoolArgs as UserPoolProperties } from "@pulumi/aws/cognito/userPool";
import { MfaMode } from "./factorArgs";
import { planNeededFor } from "./featurePlans";
import type { SettledUserPool } from "./settled";

/** The second factors. Cognito refuses any of them, also one that is off, where MFA is off. */
export function mfaProperties({ mfa }: SettledUserPool): UserPoolProperties {
  const { mode, totp, email, smsMessage } = mfa;
  if (mode === MfaMode.Off) return { mfaConfiguration: mode };
  return {
    mfaConfiguration: mode,
    softwareTokenMfaConfiguration: { enabled: totp },
    ...(email === undefined ? {} : { emailMfaConfiguration: email }),
    ...(smsMessage === undefined ? {} : { smsAuthenticationMessage: smsMessage }),
  };
}

/**
 * The first factors. Only the password is written out, too: left out, the pool would keep what it once had. The plan Lite has no
 * choice, and whether Cognito takes a policy there isn't documented.
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
