import { type Claim, deviates, type Finding, holds, untried, violated } from "./claim";
import { passwordFor } from "./password";
import { keepTokens, type Proof, routeBy, type Way } from "./proof";
import { describeRefusal, isUnknownUser, refusalOf } from "./refusal";
import { newPasswordRequired } from "./signInRoute";

/** Whether the temporary password opens the door just far enough to choose another one. */
export function temporaryPasswordAccepted(way: Way): Claim<Proof>["check"] {
  return async ({ routes, target }: Proof): Promise<Finding> => {
    const route = routes[way];
    if (route.unavailable !== undefined) {
      return untried(route.unavailable);
    }
    const answer = await route.signIn(target.username, target.temporaryPassword);
    if (answer.kind === "tokens") {
      return violated("it gives tokens at once");
    }
    return answer.challenge === newPasswordRequired
      ? holds
      : violated(`the service asks for ${answer.challenge}`);
  };
}

/** Why the temporary password mustn't be used up; undefined where it may. */
export function keptTemporaryPassword({ target }: Proof): string | undefined {
  return target.keepTemporaryPassword ? "the temporary password is left unused on purpose" : undefined;
}

/** Chooses a password and keeps the tokens that it gives. */
export async function newPasswordGivesTokens(proof: Proof): Promise<Finding> {
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
    return violated(`the service then asks for ${answer.challenge}`);
  }
  keepTokens(proof, answer.tokens);
  proof.askedForSecondFactor = answer.afterSecondFactor;
  return holds;
}

/** Whether tokens came only after a second factor was set up. */
export function secondFactorDemanded({ askedForSecondFactor }: Proof): Finding {
  return askedForSecondFactor
    ? holds
    : violated("this endpoint gives tokens without one; Amazon Cognito has the user set one up first");
}

/** Whether the user's e-mail address does for a username. */
export async function emailSignsIn(proof: Proof): Promise<Finding> {
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
export async function caseOfUsernameIgnored(proof: Proof): Promise<Finding> {
  const { username } = proof.target;
  const otherCase = swapCase(username);
  if (otherCase === username) {
    return untried("the username has no letters");
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
