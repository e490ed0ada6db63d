import type { Outputs } from "@cognito-auth/local-aws/engines";
import type { StackFiles } from "./stackFiles";
import { objectSetting } from "./stackSettings";

/** The test user of a stack that is deployed. */
export interface DeployedTestUser {
  readonly username: string;
  readonly email: string;
  readonly temporaryPassword: string;
  /** Whether the stack sends an invitation by email. */
  readonly invited: boolean;
}

/** The test user, from the stack's outputs and its configuration; undefined where the stack has none. */
export function testUserOf(files: StackFiles, outputs: Outputs): DeployedTestUser | undefined {
  const username = outputs["testUsername"]?.value;
  const temporaryPassword = outputs["testUserTemporaryPassword"]?.value;
  if (!isNonEmptyString(username) || !isNonEmptyString(temporaryPassword)) return undefined;
  const { email, sendInvitation } = objectSetting(files, "testUser") ?? {};
  return {
    username,
    temporaryPassword,
    // Where users sign in with their email address, the username is the address.
    email: isNonEmptyString(email) ? email : username,
    invited: sendInvitation !== false,
  };
}

/** An empty string counts as unset. */
function isNonEmptyString(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
