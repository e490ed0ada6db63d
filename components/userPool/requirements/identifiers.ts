import { SignInWith, type VerifiedAttributesArgs } from "../args";
import { signsInWithEmail, signsInWithPhone } from "../settledContacts";
import { contactNames, decidingVerification, isVerified, turnOn } from "./contacts";
import type { PoolInContext, Requirement } from "./requirement";

const attributesGuide =
  "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html";

/** An alias works only once it is verified; and where people sign themselves up, with a username only who proves it is theirs. */
function requiresVerification(contact: keyof VerifiedAttributesArgs): Requirement {
  const signsIn = contact === "email" ? signsInWithEmail : signsInWithPhone;
  return {
    argument: "signInWith",
    needs: `\`autoVerify.${contact}\` where ${contactNames[contact]} is one of the \`aliases\`, or with \`selfSignUp\` the username`,
    source: attributesGuide,
    reads: ["userPool.selfSignUp", ...decidingVerification],
    isUsed: (pool) => signsIn(pool) && (pool.aliases[contact] || pool.selfSignUp !== false),
    isMet: isVerified(contact),
    problem: (pool) => ({
      path: `userPool.autoVerify.${contact}`,
      reason: `users sign in with ${contactNames[contact]}, and couldn't prove that it is theirs`,
      fix: `${turnOn(contact, pool)}, or let them sign in with something else`,
    }),
  };
}

const aliasesOf = ({ aliases }: PoolInContext): string[] =>
  Object.entries(aliases).flatMap(([alias, isOn]) => (isOn ? [alias] : []));

/** What the ways to sign in need. */
export const identifierRequirements: readonly Requirement[] = [
  {
    argument: "aliases",
    needs: "`signInWith` by username",
    // The AWS provider refuses `aliasAttributes` together with `usernameAttributes`.
    source: attributesGuide,
    reads: ["userPool.signInWith"],
    isUsed: (pool) => aliasesOf(pool).length > 0,
    isMet: ({ signInWith }) => signInWith === SignInWith.Username,
    problem: (pool) => ({
      value: aliasesOf(pool).join(", "),
      reason: `users sign in with ${pool.signInWith}, and Cognito has aliases beside usernames only`,
      fix: `leave them out, or set \`userPool.signInWith\` to ${SignInWith.Username}`,
    }),
  },
  {
    argument: "standardAttributes.preferredUsername",
    needs: "not to be required where it is one of the `aliases`",
    // "You can select preferred_username as required or as an alias, but not both."
    source: attributesGuide,
    reads: ["userPool.aliases"],
    isUsed: ({ aliases }) => aliases.preferredUsername,
    isMet: ({ standardAttributes }) => standardAttributes["preferred_username"]?.required !== true,
    problem: () => ({
      path: "userPool.standardAttributes.preferredUsername.required",
      value: "true",
      reason:
        "it is an alias, and Cognito accepts a preferred username as required or as an alias, but not as both",
      fix: "leave it out, or turn `userPool.aliases.preferredUsername` off",
    }),
  },
  requiresVerification("email"),
  requiresVerification("phone"),
];
