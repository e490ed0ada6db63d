import { AccountRecovery } from "../args";
import { MfaMode } from "../factorArgs";
import { type PoolInContext, type Requirement, requiresPlan } from "./requirement";

const mfaGuide = "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html";
const emailMfaGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html";
const emailMfaType =
  "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailMfaConfigType.html";

const usesEmail = ({ mfa }: PoolInContext): boolean => mfa.email !== undefined;
/** Where MFA is off, that is the one problem of it. */
const asksForEmail = (pool: PoolInContext): boolean => usesEmail(pool) && usesMfa(pool);
const usesMfa = ({ mfa }: PoolInContext): boolean => mfa.mode !== MfaMode.Off;

/** What second factors need. */
export const secondFactorRequirements: readonly Requirement[] = [
  {
    argument: "mfa.mode",
    needs: "a second factor where it isn't `OFF`: `mfa.totp`, `mfa.email` or `sms`",
    source: mfaGuide,
    reads: ["userPool.mfa", "userPool.sms"],
    isUsed: usesMfa,
    isMet: ({ mfa }) => mfa.totp || mfa.sms || mfa.email !== undefined,
    problem: ({ mfa }) => ({
      path: "userPool.mfa.totp",
      value: "false",
      reason: `MFA is ${mfa.mode} but there is no second factor`,
      fix: `turn \`userPool.mfa.totp\` on, or set \`userPool.mfa.mode\` to ${MfaMode.Off}`,
    }),
  },
  {
    argument: "mfa.email",
    needs: "an `mfa.mode` that isn't `OFF`",
    // "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
    source: "https://github.com/go-to-k/cdkd/issues/1923",
    reads: ["userPool.mfa.mode"],
    isUsed: usesEmail,
    isMet: usesMfa,
    problem: () => ({
      reason: "MFA is OFF, so nobody is asked for a second factor",
      fix: `leave it out, or set \`userPool.mfa.mode\` to ${MfaMode.Optional}`,
    }),
  },
  requiresPlan({
    argument: "mfa.email",
    source: emailMfaType,
    feature: "emailMfa",
    what: "email as a second factor",
    isUsed: asksForEmail,
  }),
  {
    argument: "mfa.email",
    needs: "`ses`",
    source: emailMfaGuide,
    reads: ["userPool.ses"],
    isUsed: asksForEmail,
    isMet: ({ ses }) => ses !== undefined,
    problem: () => ({
      reason: "Cognito's own mailer sends no second factors",
      fix: "leave it out, or add `userPool.ses`",
    }),
  },
  {
    argument: "mfa.email",
    needs: "an `accountRecovery` that isn't by email alone",
    // "Email MFA is also disqualifying for account recovery with email": AccountRecoverySetting there.
    source:
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    reads: ["userPool.accountRecovery", "userPool.autoVerify", "userPool.sms", "userPool.mfa.mode"],
    isUsed: asksForEmail,
    isMet: ({ accountRecovery }) => accountRecovery !== AccountRecovery.Email,
    problem: () => ({
      reason: "users recover by email alone, and whoever reads their emails would have both factors",
      fix: `leave it out, or set \`userPool.accountRecovery\`, such as to ${AccountRecovery.AdminOnly}`,
    }),
  },
  {
    argument: "mfa.smsMessage",
    needs: "`sms`",
    // "The contents of the SMS message that your user pool sends to users in SMS OTP and MFA authentication."
    source:
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html",
    reads: ["userPool.sms"],
    isUsed: ({ mfa }) => mfa.smsMessage !== undefined,
    isMet: ({ sms }) => sms !== undefined,
    problem: () => ({
      reason: "the pool sends no text messages",
      fix: "leave it out, or add `userPool.sms`, also an empty one",
    }),
  },
];
