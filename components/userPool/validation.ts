import { checkSes, checkSms } from "../delivery/validation";
import { otherNames } from "../otherNames";
import { type Check, fields } from "../validation/checks";
import { resourceName } from "../validation/formats";
import { input } from "../validation/later";
import { choice, flag, wholeNumber } from "../validation/scalars";
import {
  AccountRecovery,
  type AliasesArgs,
  FeaturePlan,
  type PasswordPolicyArgs,
  type RememberDevicesArgs,
  RememberedDevices,
  SignInWith,
  type UserPoolArgs,
  type VerifiedAttributesArgs,
} from "./args";
import { checkCustomAttributes } from "./customAttributes";
import { checkMfa, checkPasswordless } from "./factorValidation";
import { checkInvitation, checkVerification } from "./messages";
import { passwordPolicyDefaults } from "./settled";
import { checkStandardAttributes } from "./standardAttributeValidation";

const daysWithinAYear = wholeNumber(1, 365, "Cognito keeps a temporary password for 1 to 365 days");

const validityDays: Check<number> = (value, path, report) => {
  if (value !== 0) return daysWithinAYear(value, path, report);
  report({
    path,
    value: "0",
    reason: "Cognito treats 0 as 7, so every later preview would show a diff",
    fix: `write the number of days, such as ${passwordPolicyDefaults.temporaryPasswordValidityDays}`,
  });
  return undefined;
};

const checkPasswordPolicy: Check<PasswordPolicyArgs> = fields<PasswordPolicyArgs>(
  {
    minimumLength: wholeNumber(6, 99, "Cognito allows a minimum length of 6 to 99 characters"),
    requireLowercase: flag,
    requireUppercase: flag,
    requireNumbers: flag,
    requireSymbols: flag,
    temporaryPasswordValidityDays: validityDays,
    historySize: wholeNumber(0, 24, "Cognito remembers at most 24 passwords"),
  },
  { refused: otherNames.passwordPolicy },
);

const checkAliases: Check<AliasesArgs> = fields<AliasesArgs>(
  { email: flag, phone: flag, preferredUsername: flag },
  { refused: otherNames.aliases, fixFor: () => "write { email: true }, or other aliases" },
);

const checkVerifiedAttributes: Check<VerifiedAttributesArgs> = fields<VerifiedAttributesArgs>(
  { email: flag, phone: flag },
  { refused: otherNames.verifiedAttributes, fixFor: () => "write { email: true }, or { phone: true }" },
);

const rememberDevicesFields = fields<RememberDevicesArgs>(
  { when: choice(RememberedDevices), skipMfa: flag },
  {
    required: ["when"],
    refused: otherNames.rememberDevices,
    fixFor: () => `write { when: "${RememberedDevices.Always}" }`,
  },
);

const checkRememberDevices: Check<RememberDevicesArgs> = (value, path, report) => {
  const { when, ...rest } = rememberDevicesFields(value, path, report) ?? {};
  return when === undefined ? undefined : { when, ...rest };
};

/** Checks the arguments of the user pool, each by itself. */
export const checkUserPool: Check<UserPoolArgs> = fields<UserPoolArgs>(
  {
    name: input(resourceName),
    signInWith: choice(SignInWith),
    aliases: checkAliases,
    caseSensitive: flag,
    selfSignUp: input(flag),
    passwordPolicy: checkPasswordPolicy,
    mfa: checkMfa,
    passwordless: checkPasswordless,
    rememberDevices: checkRememberDevices,
    standardAttributes: checkStandardAttributes,
    customAttributes: checkCustomAttributes,
    autoVerify: checkVerifiedAttributes,
    verifyBeforeUpdate: checkVerifiedAttributes,
    accountRecovery: choice(AccountRecovery),
    invitation: checkInvitation,
    verification: checkVerification,
    ses: checkSes,
    sms: checkSms,
    featurePlan: choice(FeaturePlan),
    deletionProtection: input(flag),
  },
  { refused: otherNames.resources },
);
