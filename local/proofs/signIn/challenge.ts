import { type CheckResult, type Claim, holds, skipped, violated } from "./claim";
import { passwordFor } from "./password";
import { keepTokens, type Proof, routeBy, type SignInMethod } from "./proof";
import { asRefusal, describeRefusal, isOfFunction, refusalOf } from "./refusal";
import { codesHidden, isCodeChallenge } from "./sentCodes";
import { type Answer, newPasswordRequired } from "./signInRoute";

/** Whether the temporary password allows only choosing another one. */
export function temporaryPasswordAccepted(method: SignInMethod): Claim<Proof>["check"] {
  return initialPasswordAccepted(method, (answer) => {
    if (answer.kind === "tokens") return violated("it gives tokens at once");
    return answer.challenge === newPasswordRequired ? holds : respondsWith(answer.challenge);
  });
}

/** Whether the permanent password is all that a sign-in needs, but for a second factor where that is required. */
export function permanentPasswordAccepted(method: SignInMethod): Claim<Proof>["check"] {
  return initialPasswordAccepted(method, (answer, { facts }) => {
    if (answer.kind === "tokens") return holds;
    return facts.secondFactorRequired && answer.challenge !== newPasswordRequired
      ? holds
      : respondsWith(answer.challenge);
  });
}

function initialPasswordAccepted(
  method: SignInMethod,
  judge: (answer: Answer, proof: Proof) => CheckResult,
): Claim<Proof>["check"] {
  return async (proof: Proof): Promise<CheckResult> => {
    const { routes, target } = proof;
    const route = routes[method];
    return route.unavailable === undefined
      ? judge(await route.signIn(target.username, target.initialPassword), proof)
      : skipped(route.unavailable);
  };
}

function respondsWith(challenge: string): CheckResult {
  return violated(`the service responds with the challenge ${challenge}`);
}

/** Whether the password is for good. */
export function isPermanent({ target: { passwordIsPermanent = false } }: Proof): boolean {
  return passwordIsPermanent;
}

/** Why the temporary password mustn't be used up; undefined where it may. */
export function keptTemporaryPassword({ target }: Proof): string | undefined {
  return target.keepTemporaryPassword ? "the temporary password is left unused on purpose" : undefined;
}

/** Why the test user can't get tokens without a second factor, which is the user's to set up; undefined where it can. */
export function keptWithoutFactor({ target, facts }: Proof): string | undefined {
  return target.keepTemporaryPassword && facts.secondFactorRequired
    ? "the second factor is left to the test user on purpose"
    : undefined;
}

/** Chooses a password and keeps the tokens that it gives. */
export async function newPasswordGivesTokens(proof: Proof): Promise<CheckResult> {
  const { target, facts, secrets } = proof;
  const chosen = passwordFor(facts.passwordPolicy);
  secrets.add(chosen);
  const { replacePassword } = routeBy("browser", proof);
  try {
    const answer = await replacePassword(target.username, target.initialPassword, chosen);
    proof.password = chosen;
    return keepTokensOf(proof, answer);
  } catch (error) {
    // The password is chosen when a function is asked about the tokens.
    if (isOfFunction(asRefusal(error))) proof.password = chosen;
    throw error;
  }
}

/** Signs in with the permanent password and keeps the tokens that it gives. */
export async function permanentPasswordGivesTokens(proof: Proof): Promise<CheckResult> {
  const { username, initialPassword } = proof.target;
  return keepTokensOf(proof, await routeBy("browser", proof).signInFully(username, initialPassword));
}

function keepTokensOf(proof: Proof, answer: Answer): CheckResult {
  if (answer.kind === "challenge") {
    return isCodeChallenge(answer.challenge)
      ? skipped(`${codesHidden}, and ${answer.challenge} asks for a code in one`)
      : violated(`the service then responds with the challenge ${answer.challenge}`);
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
