import {
  type Check,
  choice,
  fields,
  flag,
  input,
  type Objection,
  refine,
  stringOfLength,
  wholeNumber,
} from "../validation/checks";
import { objectToMailCharacters, resourceName } from "../validation/formats";
import {
  FeaturePlan,
  type MailArgs,
  type MfaArgs,
  MfaMode,
  type PasswordPolicyArgs,
  SignInWith,
  type UserPoolArgs,
} from "./args";
import { checkCustomAttributes } from "./customAttributes";
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

const checkPasswordPolicy: Check<PasswordPolicyArgs> = fields<PasswordPolicyArgs>({
  minimumLength: wholeNumber(6, 99, "Cognito allows a minimum length of 6 to 99 characters"),
  requireLowercase: flag,
  requireUppercase: flag,
  requireNumbers: flag,
  requireSymbols: flag,
  temporaryPasswordValidityDays: validityDays,
  historySize: wholeNumber(0, 24, "Cognito remembers at most 24 passwords"),
});

const checkMfa: Check<MfaArgs> = fields<MfaArgs>({ mode: choice(MfaMode), totp: flag });

const subject = refine(
  stringOfLength(1, 140, "Cognito accepts a subject of 1 to 140 characters"),
  objectToMailCharacters,
);

function messageWith(placeholders: string[]): Check<string> {
  const message = stringOfLength(6, 20_000, "Cognito accepts a message of 6 to 20,000 characters");
  return refine(refine(message, objectToMailCharacters), (value) => missingPlaceholders(value, placeholders));
}

function missingPlaceholders(message: string, placeholders: string[]): Objection | undefined {
  const missing = placeholders.filter((placeholder) => !message.includes(placeholder)).join(" and ");
  if (missing === "") return undefined;
  return {
    reason: `the message lacks ${missing}, which Cognito replaces`,
    fix: `add ${missing} to the message`,
  };
}

function checkMail(placeholders: string[]): Check<MailArgs> {
  return fields<MailArgs>({ subject: input(subject), message: input(messageWith(placeholders)) });
}

/** Checks the arguments of the user pool, each by itself. */
export const checkUserPool: Check<UserPoolArgs> = fields<UserPoolArgs>({
  name: input(resourceName),
  signInWith: choice(SignInWith),
  selfSignUp: input(flag),
  passwordPolicy: checkPasswordPolicy,
  mfa: checkMfa,
  customAttributes: checkCustomAttributes,
  invitation: checkMail(["{username}", "{####}"]),
  verification: checkMail(["{####}"]),
  featurePlan: choice(FeaturePlan),
  deletionProtection: input(flag),
});
