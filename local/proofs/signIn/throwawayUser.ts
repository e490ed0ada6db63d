import { randomBytes } from "node:crypto";
import { AdminCreateUserCommand, AdminDeleteUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { type CheckResult, skipped } from "./claim";
import { deadline } from "./deadline";
import { passwordFor } from "./password";
import type { Proof } from "./proof";

/** A user whom a check creates and deletes. */
export interface ThrowawayUser {
  readonly username: string;
  readonly email: string;
  /** The temporary password, where the user is there already. */
  readonly password: string;
}

/** Checks something with a user who is there only for that. */
export async function withThrowawayUser(
  proof: Proof,
  check: (user: ThrowawayUser) => Promise<CheckResult>,
): Promise<CheckResult> {
  const { client, target, facts } = proof;
  if (facts.runsTriggers) {
    return skipped("it needs a throwaway user, whose creation would run the pool's Lambda triggers");
  }
  const user = newThrowawayUser(proof);
  await client.send(
    new AdminCreateUserCommand({
      UserPoolId: target.userPoolId,
      Username: user.username,
      TemporaryPassword: user.password,
      MessageAction: "SUPPRESS",
      UserAttributes: [{ Name: "email", Value: user.email }],
    }),
    deadline(),
  );
  try {
    return await check(user);
  } finally {
    await deleteThrowawayUser(proof, user);
  }
}

/** What a user would have that doesn't exist yet. */
export function newThrowawayUser({ facts, secrets }: Proof): ThrowawayUser {
  const name = `sign-in-proof-${randomBytes(6).toString("hex")}`;
  const email = `${name}@example.com`;
  const password = passwordFor(facts.passwordPolicy);
  secrets.add(password);
  return { username: facts.emailIsUsername ? email : name, email, password };
}

/** Deletes such a user. */
export async function deleteThrowawayUser(
  { client, target }: Proof,
  { username: Username }: ThrowawayUser,
): Promise<void> {
  const command = new AdminDeleteUserCommand({ UserPoolId: target.userPoolId, Username });
  await client.send(command, deadline()).catch((error: unknown) => {
    throw new Error(`the throwaway user "${Username}" could not be deleted`, { cause: error });
  });
}
