import type { Outputs } from "./engines";
import type { StackFiles } from "./stackFiles";
import { objectSetting } from "./stackSettings";

/** The test user of a stack that is deployed. */
export interface DeployedTestUser {
  readonly username: string;
  readonly email: string;
  readonly temporaryPassword: string;
  /** Whether the stack asks for an invitation by mail. */
  readonly invited: boolean;
}

/** The test user, from the stack's outputs and its configuration; undefined where the stack has none. */
export function testUserOf(files: StackFiles, outputs: Outputs): DeployedTestUser | undefined {
  const username = outputs["testUsername"]?.value;
  const temporaryPassword = outputs["testUserTemporaryPassword"]?.value;
  if (typeof username !== "string" || typeof temporaryPassword !== "string") return undefined;
  const { email, sendInvitation } = objectSetting(files, "testUser") ?? {};
  return {
    username,
    temporaryPassword,
    // Where users sign in with their e-mail address, the username is the address.
    email: typeof email === "string" ? email : username,
    invited: sendInvitation !== false,
  };
}
