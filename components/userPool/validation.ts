import { otherNames } from "../otherNames";
import { type Check, fields } from "../validation/checks";
import { resourceName } from "../validation/formats";
import { input } from "../validation/later";
import { choice, flag, wholeNumber } from "../validation/scalars";
import {
  FeaturePlan,
  type MfaArgs,
  MfaMode,
  type PasswordPolicyArgs,
  SignInWith,
  type UserPoolArgs,
} from "./args";
import { checkCustomAttributes } from "./customAttributes";
import { checkInvitation, checkVerification } from "./emails";
import { passwordPolicyDefaults } from "./settled";

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

const checkMfa: Check<MfaArgs> = fields<MfaArgs>(
  { mode: choice(MfaMode), totp: flag },
  { refused: otherNames.mfa, fixFor: () => `write { mode: "${MfaMode.Required}" }, or another mode` },
);

/** Checks the arguments of the user pool, each by itself. */
export const checkUserPool: Check<UserPoolArgs> = fields<UserPoolArgs>(
  {
    name: input(resourceName),
    signInWith: choice(SignInWith),
    selfSignUp: input(flag),
    passwordPolicy: checkPasswordPolicy,
    mfa: checkMfa,
    customAttributes: checkCustomAttributes,
    invitation: checkInvitation,
    verification: checkVerification,
    featurePlan: choice(FeaturePlan),
    deletionProtection: input(flag),
  },
  { refused: otherNames.resources },
);
