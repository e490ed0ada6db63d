import { agreeOnDelivery } from "../delivery/agreement";
import type { SettledDomain } from "../domain/settled";
import type { IsWrong, Report } from "../validation/problemReport";
import { SignInWith } from "./args";
import { mostSchemas } from "./customAttributes";
import { VerificationStyle } from "./messageArgs";
import { checkRequirements } from "./requirements";
import type { SettledUserPool } from "./settled";

/**
 * Reports the arguments of the user pool that contradict one another, or lack a domain.
 *
 * @returns the user pool, where values of other resources are compared as soon as they are known
 */
export function agreeOnUserPool(
  userPool: SettledUserPool,
  domain: SettledDomain | undefined,
  report: Report,
  isWrong: IsWrong,
): SettledUserPool {
  checkRequirements(userPool, report, isWrong);
  refuseAliasesOfOthers(userPool, report, isWrong);
  refuseRequiredAlias(userPool, report, isWrong);
  refuseTooManyAttributes(userPool, report, isWrong);
  requireDomain(userPool, domain, report, isWrong);
  return { ...userPool, ...agreeOnDelivery(userPool, report, isWrong) };
}

/** The AWS provider refuses `aliasAttributes` together with `usernameAttributes`. */
function refuseAliasesOfOthers(
  { signInWith, aliases }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  if (signInWith === SignInWith.Username || isWrong("userPool.signInWith")) return;
  for (const [alias, isOn] of Object.entries(aliases)) {
    if (!isOn) continue;
    report({
      path: `userPool.aliases.${alias}`,
      value: "true",
      reason: `users sign in with ${signInWith}, and Cognito has aliases beside usernames only`,
      fix: `leave it out, or set \`userPool.signInWith\` to ${SignInWith.Username}`,
    });
  }
}

/** "They can't provide the value during registration": preferred usernames as aliases, in Cognito's page on attributes. */
function refuseRequiredAlias(
  { aliases, standardAttributes, selfSignUp }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  if (!aliases.preferredUsername || standardAttributes["preferred_username"]?.required !== true) return;
  if (selfSignUp === false || isWrong("userPool.selfSignUp")) return;
  report({
    path: "userPool.standardAttributes.preferredUsername.required",
    value: "true",
    reason: "it is an alias, which Cognito takes only after the sign-up, so nobody could sign up",
    fix: "leave it out, or turn `userPool.aliases.preferredUsername` or `userPool.selfSignUp` off",
  });
}

function refuseTooManyAttributes(
  { standardAttributes, customAttributes }: SettledUserPool,
  report: Report,
  isWrong: IsWrong,
): void {
  const custom = Object.keys(customAttributes).length;
  const standard = Object.keys(standardAttributes);
  if (custom + standard.length <= mostSchemas || isWrong("userPool.customAttributes")) return;
  report({
    path: "userPool.customAttributes",
    value: `${custom} entries`,
    reason: `a user pool is created with at most ${mostSchemas} attributes, and ${standard.join(", ")} ${standard.length === 1 ? "is one of them" : "are among them"}`,
    fix: `leave out ${custom + standard.length - mostSchemas}`,
  });
}

function requireDomain(
  { verification, passwordless }: SettledUserPool,
  domain: SettledDomain | undefined,
  report: Report,
  isWrong: IsWrong,
): void {
  if (domain !== undefined || isWrong("domain")) return;
  if (verification.style === VerificationStyle.Link) {
    report({
      path: "userPool.verification.style",
      value: JSON.stringify(VerificationStyle.Link),
      reason: "the link leads to the pool's domain, and there is none",
      fix: `add a domain, such as \`domain.prefix\`, or use ${VerificationStyle.Code}`,
    });
  }
  if (passwordless?.passkeys !== undefined && passwordless.passkeys.relyingPartyId === undefined) {
    report({
      path: "userPool.passwordless.passkeys.relyingPartyId",
      reason: "without a domain of the pool, Cognito has no relying party",
      fix: "add it, or a domain, such as `domain.prefix`",
    });
  }
}
