import type { VerifiedAttributesArgs } from "../args";
import { MfaMode } from "../factorArgs";
import { VerificationStyle } from "../messageArgs";
import { contactsOfRecovery } from "../settledContacts";
import type { PoolInContext, Requirement } from "./requirement";

const verificationGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html";
const recoveryGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html";

type Contact = keyof VerifiedAttributesArgs;

/** What a contact is called, with its article. */
export const contactNames: Readonly<Record<Contact, string>> = {
  email: "an email address",
  phone: "a phone number",
};

/** The arguments from which it follows what users verify. */
export const decidingVerification: readonly string[] = [
  ...["autoVerify", "sms", "signInWith", "aliases", "standardAttributes", "accountRecovery", "passwordless"],
].map((argument) => `userPool.${argument}`);

/** Whether users verify a contact. */
export const isVerified =
  (contact: Contact) =>
  ({ autoVerify }: PoolInContext): boolean =>
    autoVerify[contact];

/** How a contact comes to be verified. */
export function turnOn(contact: Contact, { sms }: PoolInContext): string {
  return contact === "phone" && sms === undefined
    ? "add `userPool.sms`, also an empty one"
    : `turn \`userPool.autoVerify.${contact}\` on`;
}

const recoversBy =
  (contact: Contact) =>
  ({ accountRecovery }: PoolInContext): boolean =>
    contactsOfRecovery[accountRecovery].includes(contact);

const requirementsOf = (contact: Contact): readonly Requirement[] => [
  {
    argument: "verifyBeforeUpdate",
    needs: `\`autoVerify.${contact}\` for \`verifyBeforeUpdate.${contact}\``,
    source: verificationGuide,
    reads: decidingVerification,
    isUsed: ({ verifyBeforeUpdate }) => verifyBeforeUpdate[contact],
    isMet: isVerified(contact),
    problem: (pool) => ({
      path: `userPool.verifyBeforeUpdate.${contact}`,
      value: "true",
      reason: `the pool doesn't verify ${contactNames[contact]}`,
      fix: `leave it out, or ${turnOn(contact, pool)}`,
    }),
  },
  {
    argument: "accountRecovery",
    needs: `\`autoVerify.${contact}\` where it is by ${contact}`,
    source: recoveryGuide,
    reads: decidingVerification,
    isUsed: recoversBy(contact),
    isMet: isVerified(contact),
    problem: (pool) => ({
      value: JSON.stringify(pool.accountRecovery),
      reason: `codes go only to ${contactNames[contact]} that is verified`,
      fix: `${turnOn(contact, pool)}, or choose another one`,
    }),
  },
];

/** What verification and recovery need. */
export const contactRequirements: readonly Requirement[] = [
  {
    argument: "autoVerify.phone",
    needs: "`sms`",
    source: verificationGuide,
    reads: ["userPool.sms"],
    isUsed: isVerified("phone"),
    isMet: ({ sms }) => sms !== undefined,
    problem: () => ({
      value: "true",
      reason: "the pool sends no text messages",
      fix: "leave it out, or add `userPool.sms`, also an empty one",
    }),
  },
  ...requirementsOf("email"),
  ...requirementsOf("phone"),
  {
    argument: "accountRecovery",
    needs: "another way than by phone where there is `sms` and `mfa.mode` is `ON`",
    // "Account Recovery Setting cannot use verified_phone_number as a recovery mechanism when SMS MFA is configured."
    source: "https://github.com/aws/aws-cdk/issues/11478",
    reads: ["userPool.sms", "userPool.mfa.mode"],
    isUsed: recoversBy("phone"),
    isMet: ({ mfa }) => !mfa.sms || mfa.mode !== MfaMode.Required,
    problem: ({ accountRecovery }) => ({
      value: JSON.stringify(accountRecovery),
      reason:
        "a text message is a second factor that MFA requires, and Cognito allows no recovery by phone then",
      fix: `choose email or adminOnly, or set \`userPool.mfa.mode\` to ${MfaMode.Optional}`,
    }),
  },
  {
    argument: "verification.style",
    needs: "a `domain` and `autoVerify.email` where it is `link`",
    source: verificationGuide,
    reads: ["domain", ...decidingVerification],
    isUsed: ({ verification }) => verification.style === VerificationStyle.Link,
    isMet: ({ domain, autoVerify }) => domain !== undefined && autoVerify.email,
    problem: ({ domain }) => ({
      value: JSON.stringify(VerificationStyle.Link),
      ...(domain === undefined
        ? {
            reason: "the link leads to the pool's domain, and there is none",
            fix: `add a domain, such as \`domain.prefix\`, or use ${VerificationStyle.Code}`,
          }
        : {
            reason: "the pool doesn't verify email addresses, so no link is sent",
            fix: `turn \`userPool.autoVerify.email\` on, or use ${VerificationStyle.Code}`,
          }),
    }),
  },
  {
    argument: "verification.smsMessage",
    needs: "`sms`",
    source:
      "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerificationMessageTemplateType.html",
    reads: ["userPool.sms"],
    isUsed: ({ verification }) => verification.smsMessage !== undefined,
    isMet: ({ sms }) => sms !== undefined,
    problem: () => ({
      reason: "the pool sends no text messages",
      fix: "leave it out, or add `userPool.sms`, also an empty one",
    }),
  },
];
