import type { VerifiedAttributesArgs } from "../args";
import type { SettledUserPool } from "../settled";
import { contactsOfRecovery, signsInWithEmail, signsInWithPhone } from "../settledContacts";
import type { Requirement } from "./requirement";

const verificationGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html";
const attributesGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html";
const recoveryGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html";

type Contact = keyof VerifiedAttributesArgs;
const words: Readonly<Record<Contact, string>> = { email: "email address", phone: "phone number" };

const recoversBy =
  (contact: Contact) =>
  ({ accountRecovery }: SettledUserPool): boolean =>
    contactsOfRecovery[accountRecovery].includes(contact);

const isVerified =
  (contact: Contact) =>
  ({ autoVerify }: SettledUserPool): boolean =>
    autoVerify[contact];

/** How a contact comes to be verified. */
function turnOn(contact: Contact, { sms }: SettledUserPool): string {
  return contact === "phone" && sms === undefined
    ? "add `userPool.sms`, also an empty one"
    : `turn \`userPool.autoVerify.${contact}\` on`;
}

const requirementsOf = (contact: Contact): readonly Requirement[] => [
  {
    argument: "signInWith",
    needs: `\`autoVerify.${contact}\` where users sign in with their ${words[contact]}, also as one of the \`aliases\``,
    source: attributesGuide,
    reads: ["aliases", "autoVerify", "sms"],
    isUsed: contact === "email" ? signsInWithEmail : signsInWithPhone,
    isMet: isVerified(contact),
    problem: (userPool) => ({
      path: `userPool.autoVerify.${contact}`,
      reason: `users sign in with their ${words[contact]}, and nobody could prove one`,
      fix: `${turnOn(contact, userPool)}, or let them sign in with something else`,
    }),
  },
  {
    argument: "verifyBeforeUpdate",
    needs: `\`autoVerify.${contact}\` for \`verifyBeforeUpdate.${contact}\``,
    source: verificationGuide,
    reads: ["autoVerify", "sms"],
    isUsed: ({ verifyBeforeUpdate }) => verifyBeforeUpdate[contact],
    isMet: isVerified(contact),
    problem: (userPool) => ({
      path: `userPool.verifyBeforeUpdate.${contact}`,
      value: "true",
      reason: `the pool doesn't verify a ${words[contact]}`,
      fix: `leave it out, or ${turnOn(contact, userPool)}`,
    }),
  },
  {
    argument: "accountRecovery",
    needs: `\`autoVerify.${contact}\` where it is by ${contact}`,
    source: recoveryGuide,
    reads: ["autoVerify", "sms"],
    isUsed: recoversBy(contact),
    isMet: isVerified(contact),
    problem: (userPool) => ({
      value: JSON.stringify(userPool.accountRecovery),
      reason: `codes go only to a ${words[contact]} that is verified`,
      fix: `${turnOn(contact, userPool)}, or choose another one`,
    }),
  },
];

/** What verification and recovery need. */
export const contactRequirements: readonly Requirement[] = [
  {
    argument: "autoVerify.phone",
    needs: "`sms`",
    source: verificationGuide,
    reads: ["sms"],
    isUsed: ({ autoVerify }) => autoVerify.phone,
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
    needs: "another way than by phone where there is `sms` and `mfa.mode` isn't `OFF`",
    // "Account Recovery Setting cannot use verified_phone_number as a recovery mechanism when SMS MFA is configured."
    source: "https://github.com/aws/aws-cdk/issues/11478",
    reads: ["sms", "mfa.mode"],
    isUsed: recoversBy("phone"),
    isMet: ({ mfa }) => !mfa.sms,
    problem: ({ accountRecovery, mfa }) => ({
      value: JSON.stringify(accountRecovery),
      reason: `a text message is a second factor, as MFA is ${mfa.mode}, and Cognito allows no recovery by phone then`,
      fix: "choose email or adminOnly, or turn MFA off",
    }),
  },
];
