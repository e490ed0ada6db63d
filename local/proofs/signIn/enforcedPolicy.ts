import { type CheckResult, holds, violated } from "./claim";
import { passwordsAgainst } from "./password";
import { type Proof, routeBy } from "./proof";
import { describeRefusal, refusalOf } from "./refusal";
import { type ThrowawayUser, withThrowawayUser } from "./throwawayUser";

/** Whether a user can't choose a password that violates the policy. */
export function policyIsEnforced(proof: Proof): Promise<CheckResult> {
  return withThrowawayUser(proof, (user) => badPasswordsRefused(proof, user));
}

async function badPasswordsRefused(
  proof: Proof,
  { username, password: temporary }: ThrowawayUser,
): Promise<CheckResult> {
  const route = routeBy("serverSide", proof);
  for (const { flaw, password } of passwordsAgainst(proof.facts.passwordPolicy)) {
    proof.secrets.add(password);
    const refusal = await refusalOf(route.replacePassword(username, temporary, password));
    if (refusal === undefined) {
      return violated(`this endpoint accepts ${flaw}; Amazon Cognito refuses it`);
    }
    if (refusal.name !== "InvalidPasswordException") {
      return violated(`${flaw} is answered "${describeRefusal(refusal)}"`);
    }
  }
  return holds;
}
