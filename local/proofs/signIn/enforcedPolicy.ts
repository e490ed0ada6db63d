import { randomBytes } from "node:crypto";
import { AdminCreateUserCommand, AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, holds, skipped, violated } from "./claim";
import { deadline } from "./deadline";
import { passwordFor, passwordsAgainst } from "./password";
import { type Proof, routeBy } from "./proof";
import { describeRefusal, refusalOf } from "./refusal";

/** Whether a user can't choose a password that violates the policy; tried with a throwaway user. */
export async function policyIsEnforced(proof: Proof): Promise<CheckResult> {
  const { client, target, facts } = proof;
  if (facts.runsTriggers) {
    return skipped("it needs a throwaway user, whose creation would run the pool's Lambda triggers");
  }
  const throwaway = `sign-in-proof-${randomBytes(6).toString("hex")}`;
  const email = `${throwaway}@example.com`;
  const Username = facts.emailIsUsername ? email : throwaway;
  const TemporaryPassword = passwordFor(facts.passwordPolicy);
  const user = { UserPoolId: target.userPoolId, Username };
  proof.secrets.add(TemporaryPassword);
  await client.send(
    new AdminCreateUserCommand({
      ...user,
      TemporaryPassword,
      MessageAction: "SUPPRESS",
      UserAttributes: [{ Name: "email", Value: email }],
    }),
    deadline(),
  );
  try {
    return await badPasswordsRefused(proof, Username, TemporaryPassword);
  } finally {
    await client.send(new AdminDeleteUserCommand(user), deadline()).catch((error: unknown) => {
      throw new Error(`the throwaway user "${Username}" could not be deleted`, { cause: error });
    });
  }
}

async function badPasswordsRefused(proof: Proof, username: string, temporary: string): Promise<CheckResult> {
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
