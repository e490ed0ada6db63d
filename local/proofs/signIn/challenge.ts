import { type CheckResult, type Claim, deviates, holds, skipped, violated } from "./claim";
import { passwordFor } from "./password";
import { keepTokens, type Proof, routeBy, type SignInMethod } from "./proof";
import { describeRefusal, isUnknownUser, refusalOf } from "./refusal";
import { newPasswordRequired } from "./signInRoute";

/** Whether the temporary password allows only choosing another one. */
export function temporaryPasswordAccepted(method: SignInMethod): Claim<Proof>["check"] {
  return async ({ routes, target }: Proof): Promise<CheckResult> => {
    const route = routes[method];
    if (route.unavailable !== undefined) {
      return skipped(route.unavailable);
    }
    const answer = await route.signIn(target.username, target.temporaryPassword);
    if (answer.kind === "tokens") {
      return violated("it gives tokens at once");
    }
    return answer.challenge === newPasswordRequired
      ? holds
      : violated(`the service responds with the challenge ${answer.challenge}`);
  };
}

/** Why the temporary password mustn't be used up; undefined where it may. */
export function keptTemporaryPassword({ target }: Proof): string | undefined {
  return target.keepTemporaryPassword ? "the temporary password is left unused on purpose" : undefined;
}

/** Chooses a password and keeps the tokens that it gives. */
export async function newPasswordGivesTokens(proof: Proof): Promise<CheckResult> {
  const { target, facts, secrets } = proof;
  const chosen = passwordFor(facts.passwordPolicy);
  secrets.add(chosen);
  const answer = await routeBy("browser", proof).replacePassword(
    target.username,
    target.temporaryPassword,
    chosen,
  );
  proof.password = chosen;
  if (answer.kind === "challenge") {
    return violated(`the service then responds with the challenge ${answer.challenge}`);
  }
  keepTokens(proof, answer.tokens);
  proof.askedForSecondFactor = answer.afterSecondFactor;
  return holds;
}

/** Whether tokens came only after a second factor was set up. */
export function secondFactorRequired({ askedForSecondFactor }: Proof): CheckResult {
  return askedForSecondFactor
    ? holds
    : violated("this endpoint gives tokens without one; Amazon Cognito has the user set one up first");
}

/** Whether the user can sign in with the email address. */
export async function emailSignsIn(proof: Proof): Promise<CheckResult> {
  const { target, facts } = proof;
  const refusal = await refusalOf(routeBy("serverSide", proof).signIn(target.email, proof.password));
  if (refusal === undefined) {
    return holds;
  }
  const isUsersOwn = facts.user.email === target.email && facts.user.emailVerified;
  return isUsersOwn && isUnknownUser(refusal)
    ? deviates(`this endpoint answers "${describeRefusal(refusal)}"; Amazon Cognito lets the user in`)
    : violated(describeRefusal(refusal));
}

/** Whether the case of the letters in a username makes no difference. */
export async function caseOfUsernameIgnored(proof: Proof): Promise<CheckResult> {
  const { username } = proof.target;
  const otherCase = swapCase(username);
  if (otherCase === username) {
    return skipped("the username has no letters");
  }
  const refusal = await refusalOf(routeBy("serverSide", proof).signIn(otherCase, proof.password));
  return refusal === undefined
    ? holds
    : violated(`this endpoint answers "${describeRefusal(refusal)}"; Amazon Cognito lets the user in`);
}

function swapCase(text: string): string {
  return text.replace(/\p{L}/gu, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
