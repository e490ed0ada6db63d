import type { AuthFlowsArgs } from "../../components/appClient/args";
import { type AliasesArgs, MfaMode, SignInWith, VerificationStyle } from "../../components/index";
import type { SettledUserPool } from "../../components/userPool/settled";
import { requiredAttributesIn } from "../../components/userPool/settledAttributes";
import { contactsOfRecovery } from "../../components/userPool/settledContacts";
import type { SignInConfiguration } from "../proofs/signIn";
import { settledStack } from "./settledStack";
import type { StackFiles } from "./stackFiles";

/** By argument, Cognito's name of the attribute. */
const attributes: Readonly<Record<keyof AliasesArgs, string>> = {
  email: "email",
  phone: "phone_number",
  preferredUsername: "preferred_username",
};

const usernames: Readonly<Record<SignInWith, readonly string[]>> = {
  [SignInWith.Username]: [],
  [SignInWith.Email]: ["email"],
  [SignInWith.Phone]: ["phone_number"],
  [SignInWith.EmailOrPhone]: ["email", "phone_number"],
};

const flows: Readonly<Record<keyof AuthFlowsArgs, string>> = {
  userSrp: "ALLOW_USER_SRP_AUTH",
  adminUserPassword: "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  refreshToken: "ALLOW_REFRESH_TOKEN_AUTH",
  userPassword: "ALLOW_USER_PASSWORD_AUTH",
  custom: "ALLOW_CUSTOM_AUTH",
  userAuth: "ALLOW_USER_AUTH",
};

/** The settings of a stack's pool and main client that decide how users sign in, by Cognito's names. */
export function signInConfiguration(files: StackFiles): SignInConfiguration {
  const { userPool, appClient } = settledStack(files);
  const { passwordPolicy, signInWith, verification, mfa } = userPool;
  const isUsername = signInWith === SignInWith.Username;
  return {
    passwordPolicy: {
      minimumLength: passwordPolicy.minimumLength,
      lowercase: passwordPolicy.requireLowercase,
      uppercase: passwordPolicy.requireUppercase,
      digit: passwordPolicy.requireNumbers,
      symbol: passwordPolicy.requireSymbols,
    },
    usernamesAre: new Set(usernames[signInWith]),
    usernamesIgnoreCase: !userPool.caseSensitive,
    aliases: isUsername ? chosen(userPool.aliases, attributes) : new Set(),
    requiredAttributes: new Set(requiredAttributesIn(userPool.standardAttributes)),
    verifiedAttributes: chosen(userPool.autoVerify, attributes),
    verifiedBeforeUpdate: chosen(userPool.verifyBeforeUpdate, attributes),
    verifiesByLink: verification.style === VerificationStyle.Link,
    sendsTexts: userPool.sms !== undefined,
    recovery: recoveryOf(userPool),
    secondFactorRequired: mfa.mode === MfaMode.Required,
    secondFactors: secondFactorsOf(userPool),
    firstFactors: firstFactorsOf(userPool),
    allowsSignUp: userPool.selfSignUp === true,
    deletionProtected: userPool.deletionProtection === true,
    authFlows: chosen(appClient.authFlows, flows),
  };
}

/** The names of the arguments that are true. */
function chosen<Name extends string>(
  given: Readonly<Partial<Record<Name, boolean>>>,
  names: Readonly<Record<Name, string>>,
): ReadonlySet<string> {
  const all = Object.keys(names) as Name[];
  return new Set(all.filter((name) => given[name]).map((name) => names[name]));
}

function recoveryOf({ accountRecovery }: SettledUserPool): string[] {
  const contacts = contactsOfRecovery[accountRecovery];
  return contacts.length === 0
    ? ["admin_only"]
    : contacts.map((contact) => `verified_${attributes[contact]}`);
}

function secondFactorsOf({ mfa: { mode, totp, sms, email } }: SettledUserPool): ReadonlySet<string> {
  const factors = { totp, sms, email: email !== undefined };
  const names = { totp: "SOFTWARE_TOKEN_MFA", sms: "SMS_MFA", email: "EMAIL_OTP" };
  return mode === MfaMode.Off ? new Set() : chosen(factors, names);
}

function firstFactorsOf({ passwordless }: SettledUserPool): ReadonlySet<string> {
  const { emailOtp = false, smsOtp = false, passkeys } = passwordless ?? {};
  const factors = { emailOtp, smsOtp, passkeys: passkeys !== undefined };
  const names = { emailOtp: "EMAIL_OTP", smsOtp: "SMS_OTP", passkeys: "WEB_AUTHN" };
  return new Set(["PASSWORD", ...chosen(factors, names)]);
}
