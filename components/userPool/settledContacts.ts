import {
  AccountRecovery,
  type AliasesArgs,
  SignInWith,
  type UserPoolArgs,
  type VerifiedAttributesArgs,
} from "./args";
import type { SettledStandardAttributes } from "./settledAttributes";

/** How users are reached: what they verify, and how they recover. */
export interface SettledContacts {
  /** What users who sign up prove to be theirs. */
  autoVerify: Required<VerifiedAttributesArgs>;
  /** What keeps its old value until the user has verified the new one. */
  verifyBeforeUpdate: Required<VerifiedAttributesArgs>;
  /** How users who have forgotten their password get a new one. */
  accountRecovery: AccountRecovery;
}

/** What the defaults follow from. */
export interface Identity {
  readonly signInWith: SignInWith;
  readonly aliases: Required<AliasesArgs>;
  readonly standardAttributes: SettledStandardAttributes;
  /** Whether a text message is a second factor. */
  readonly smsMfa: boolean;
}

/** Which contacts an account recovery uses, in their order. */
export const contactsOfRecovery: Readonly<
  Record<AccountRecovery, readonly (keyof VerifiedAttributesArgs)[]>
> = {
  [AccountRecovery.Email]: ["email"],
  [AccountRecovery.Phone]: ["phone"],
  [AccountRecovery.EmailThenPhone]: ["email", "phone"],
  [AccountRecovery.PhoneThenEmail]: ["phone", "email"],
  [AccountRecovery.AdminOnly]: [],
};

/** Fills in the defaults: users verify what they use, and recover with what they have verified. */
export function settleContacts(given: UserPoolArgs, identity: Identity): SettledContacts {
  const used = {
    email: identity.signInWith !== SignInWith.Phone || uses("email", given, identity),
    phone: given.sms !== undefined && (signsInWithPhone(identity) || uses("phone", given, identity)),
  };
  const autoVerify = { ...used, ...given.autoVerify };
  return {
    autoVerify,
    verifyBeforeUpdate: { ...autoVerify, ...given.verifyBeforeUpdate },
    accountRecovery: given.accountRecovery ?? recoveryBy(autoVerify, identity),
  };
}

/** Whether users sign in with their phone number; there are aliases beside usernames only. */
export function signsInWithPhone({ signInWith, aliases }: Pick<Identity, "signInWith" | "aliases">): boolean {
  if (signInWith === SignInWith.Username) return aliases.phone;
  return signInWith === SignInWith.Phone || signInWith === SignInWith.EmailOrPhone;
}

/** Whether users sign in with their email address. */
export function signsInWithEmail({ signInWith, aliases }: Pick<Identity, "signInWith" | "aliases">): boolean {
  if (signInWith === SignInWith.Username) return aliases.email;
  return signInWith === SignInWith.Email || signInWith === SignInWith.EmailOrPhone;
}

const attributeOf = { email: "email", phone: "phone_number" } as const;
const codeTo = { email: "emailOtp", phone: "smsOtp" } as const;

/** Whether users must have a contact, or recover or sign in with a code to it. */
function uses(
  contact: keyof VerifiedAttributesArgs,
  { accountRecovery, passwordless }: UserPoolArgs,
  { standardAttributes }: Identity,
): boolean {
  return (
    standardAttributes[attributeOf[contact]]?.required === true ||
    (accountRecovery !== undefined && contactsOfRecovery[accountRecovery].includes(contact)) ||
    passwordless?.[codeTo[contact]] === true
  );
}

/** "SMS doesn't qualify for a valid password recovery mechanism if the user also has SMS multi-factor authentication (MFA) activated". */
function recoveryBy(
  { email, phone }: Required<VerifiedAttributesArgs>,
  { signInWith, smsMfa }: Identity,
): AccountRecovery {
  const byPhone = phone && !smsMfa;
  if (email && byPhone && signInWith === SignInWith.EmailOrPhone) return AccountRecovery.EmailThenPhone;
  if (byPhone && (signInWith === SignInWith.Phone || !email)) return AccountRecovery.Phone;
  return email ? AccountRecovery.Email : AccountRecovery.AdminOnly;
}
