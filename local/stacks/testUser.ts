import type { Outputs } from "@cognito-auth/local-aws/engines";
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
  if (!isText(username) || !isText(temporaryPassword)) return undefined;
  const { email, sendInvitation } = objectSetting(files, "testUser") ?? {};
  return {
    username,
    temporaryPassword,
    // Where users sign in with their e-mail address, the username is the address.
    email: isText(email) ? email : username,
    invited: sendInvitation !== false,
  };
}

/** An empty text is as good as none. */
function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
