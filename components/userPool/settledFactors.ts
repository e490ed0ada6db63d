import type * as pulumi from "@pulumi/pulumi";
import {
  type EmailMfaArgs,
  type MfaArgs,
  MfaMode,
  type PasskeysArgs,
  type PasswordlessArgs,
  UserVerification,
} from "./factorArgs";

/** The defaults of multi-factor authentication. */
const mfaDefaults = {
  /** Users can protect themselves from the first day; a stack for production turns this to required. */
  mode: MfaMode.Optional,
  /** An authenticator app costs nothing and, unlike SMS, can't be taken over with a phone number. */
  totp: true,
};

/** Cognito's own email; written out, so that removing a custom email restores it. */
const emailMfaDefaults: Required<EmailMfaArgs> = {
  subject: "Your authentication code",
  message: "Your authentication code is {####}.",
};

/** Cognito's own text message; written out, so that removing a custom one restores it. */
const smsMessageDefault = "Your authentication code is {####}.";

/** Multi-factor authentication with all defaults filled in. */
export interface SettledMfa extends Required<Omit<MfaArgs, "email" | "smsMessage">> {
  /** Whether a text message is a second factor: the AWS provider turns it on wherever there are any and MFA isn't off. */
  sms: boolean;
  /** The text message with a code; undefined where none is sent. */
  smsMessage: pulumi.Input<string> | undefined;
  /** The email with a code; undefined where it isn't a factor. */
  email: Required<EmailMfaArgs> | undefined;
}

/**
 * Fills in the defaults of what is omitted.
 *
 * @param sendsSms whether the pool sends text messages
 */
export function settleMfa(given: MfaArgs = {}, sendsSms: boolean): SettledMfa {
  const { mode = mfaDefaults.mode, totp = mfaDefaults.totp } = given;
  const sms = sendsSms && mode !== MfaMode.Off;
  return {
    mode,
    totp,
    sms,
    // Also where MFA is off: without any difference of its own, the AWS provider would let text messages be taken away.
    smsMessage: given.smsMessage ?? (sendsSms ? smsMessageDefault : undefined),
    email: given.email && { ...emailMfaDefaults, ...given.email },
  };
}

/** First factors with all defaults filled in. */
export interface SettledPasswordless extends Required<Omit<PasswordlessArgs, "passkeys">> {
  /** Passkeys; without a domain, Cognito takes the prefix domain. Undefined where they aren't a factor. */
  passkeys: (PasskeysArgs & Pick<Required<PasskeysArgs>, "userVerification">) | undefined;
}

/** A passkey that only shows which device it is on would be a single factor that can be stolen. */
const passkeyDefaults = { userVerification: UserVerification.Required };

/**
 * Fills in the defaults of what is omitted.
 *
 * @param customDomain the domain that Cognito demands as the relying party, where the pool has one
 */
export function settlePasswordless(
  given: PasswordlessArgs | undefined,
  customDomain: pulumi.Input<string> | undefined,
): SettledPasswordless | undefined {
  if (given === undefined) return undefined;
  const relyingParty = customDomain === undefined ? {} : { relyingPartyId: customDomain };
  return {
    emailOtp: false,
    smsOtp: false,
    ...given,
    passkeys: given.passkeys && { ...passkeyDefaults, ...relyingParty, ...given.passkeys },
  };
}
