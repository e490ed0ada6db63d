import { otherNames } from "../otherNames";
import { type Check, fields, refine } from "../validation/checks";
import { input } from "../validation/later";
import { choice, flag, stringOfLength } from "../validation/scalars";
import {
  type MfaArgs,
  MfaMode,
  type PasskeysArgs,
  type PasswordlessArgs,
  UserVerification,
} from "./factorArgs";
import { checkEmailMfa, checkSmsWithCode } from "./messages";

/** Checks multi-factor authentication. */
export const checkMfa: Check<MfaArgs> = fields<MfaArgs>(
  { mode: choice(MfaMode), totp: flag, email: checkEmailMfa, smsMessage: input(checkSmsWithCode) },
  { refused: otherNames.mfa, fixFor: () => `write { mode: "${MfaMode.Required}" }, or another mode` },
);

/** Of labels as DNS has them, the last of which isn't a number, as in an IP address. */
const domainName = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*(?!\d+$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

const relyingPartyId: Check<string> = refine(
  // RelyingPartyIdType in the API model of Cognito.
  stringOfLength(1, 127, "Cognito accepts a relying party of 1 to 127 characters"),
  (value) =>
    domainName.test(value)
      ? undefined
      : { reason: "a relying party is a domain", fix: "write it without https://, such as example.com" },
);

const checkPasskeys: Check<PasskeysArgs> = fields<PasskeysArgs>(
  { relyingPartyId: input(relyingPartyId), userVerification: choice(UserVerification) },
  { refused: otherNames.passkeys, fixFor: () => 'write {}, or { relyingPartyId: "example.com" }' },
);

/** Checks the first factors besides the password. */
export const checkPasswordless: Check<PasswordlessArgs> = fields<PasswordlessArgs>(
  { emailOtp: flag, smsOtp: flag, passkeys: checkPasskeys },
  { refused: otherNames.passwordless, fixFor: () => "write { emailOtp: true }, or another first factor" },
);
