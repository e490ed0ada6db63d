import { randomBytes, randomInt } from "node:crypto";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, type Claim, deviates, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { passwordFor } from "./password";
import { type Proof, routeBy, type SignInMethod } from "./proof";
import { describeRefusal, isNotAuthorized, isUnknownUser, refusalOf } from "./refusal";
import { secretHash } from "./serverSide";

/** Whether a refused sign-in hides which users exist. */
export function refusedAlike(method: SignInMethod): Claim<Proof>["check"] {
  return async ({ routes, target, facts }: Proof): Promise<CheckResult> => {
    const route = routes[method];
    if (route.unavailable !== undefined) {
      return skipped(route.unavailable);
    }
    const password = passwordFor(facts.passwordPolicy);
    const unknown = nameOfNobody(facts);
    const wrongPassword = await refusalOf(route.signIn(target.username, password));
    const unknownUser = await refusalOf(route.signIn(unknown, password));
    if (wrongPassword === undefined || unknownUser === undefined) {
      return violated(`${wrongPassword === undefined ? "a wrong password" : "an unknown user"} was let in`);
    }
    // The client asks for it; Amazon Cognito then never answers so.
    if (facts.hidesUsers && isNotAuthorized(wrongPassword) && isUnknownUser(unknownUser)) {
      return deviates(
        `this endpoint answers an unknown user "${describeRefusal(unknownUser)}"; ` +
          "Amazon Cognito answers as to a wrong password, because the app client hides who exists",
      );
    }
    const [first, second] = [describeRefusal(wrongPassword), describeRefusal(unknownUser)];
    if (first !== second) {
      return violated(`a wrong password is answered "${first}", an unknown user "${second}"`);
    }
    return isNotAuthorized(wrongPassword) ? holds : violated(`both are answered "${first}"`);
  };
}

/** A username that nobody has. */
function nameOfNobody({ usernamesAre }: Proof["facts"]): string {
  const nobody = `nobody-${randomBytes(6).toString("hex")}`;
  if (usernamesAre.has("email")) return `${nobody}@example.com`;
  // No country has such numbers.
  return usernamesAre.has("phone_number") ? `+999${randomInt(1e9)}` : nobody;
}

/** Whether the app client refuses the flow that sends the bare password. */
export async function plainPasswordFlowRefused({
  client,
  target,
  facts,
  password,
}: Proof): Promise<CheckResult> {
  const AuthParameters = {
    USERNAME: target.username,
    PASSWORD: password,
    ...secretHash(target.username, target.appClientId, facts.clientSecret),
  };
  const AuthFlow = "USER_PASSWORD_AUTH";
  const command = new InitiateAuthCommand({ ClientId: target.appClientId, AuthFlow, AuthParameters });
  const refusal = await refusalOf(client.send(command, deadline()));
  if (refusal === undefined) {
    return violated("this endpoint lets it in; Amazon Cognito refuses it");
  }
  const refusesFlow = refusal.name === "InvalidParameterException" && /not enabled/i.test(refusal.message);
  return refusesFlow ? holds : violated(`it is answered "${describeRefusal(refusal)}"`);
}

/** Whether the password that was replaced no longer works. */
export async function temporaryPasswordIsSpent(proof: Proof): Promise<CheckResult> {
  const { username, initialPassword } = proof.target;
  const refusal = await refusalOf(routeBy("serverSide", proof).signIn(username, initialPassword));
  if (refusal === undefined) {
    return violated("it still lets the user in");
  }
  return isNotAuthorized(refusal) ? holds : violated(`it is answered "${describeRefusal(refusal)}"`);
}
