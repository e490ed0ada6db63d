import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { InvalidStackError, readAuthStack } from "../../../components";
import { failToDeploy } from "../../helpers/deployProgram";
import version1 from "./version1.json";

/** The stack that is read. */
export const stackName = "acme/cognito-auth/dev";

const { testUserTemporaryPassword, ...plainOutputs } = version1;
const { contractVersion, testUsername, ...requiredOutputs } = plainOutputs;

/** Its test user's temporary password. */
export const password = testUserTemporaryPassword;
/** The outputs that every such stack has, but for the contract's version. */
export const required = requiredOutputs;
/** What it exports with a test user. */
export const withTestUser = { ...plainOutputs, testUserTemporaryPassword: pulumi.secret(password) };
/** What it exports without one. */
export const withoutTestUser = { contractVersion, ...required };
export { contractVersion, testUsername };

/** The error of a program that reads all outputs of a stack with these. */
export async function refusal(outputs: Record<string, unknown>): Promise<InvalidStackError> {
  const program = (): unknown => readAuthStack(new pulumi.StackReference(stackName));
  const { error } = await failToDeploy(program, { stacks: { [stackName]: outputs } });
  assert.ok(error instanceof InvalidStackError, String(error));
  return error;
}
