/**
 * Helpers to test programs that use the component, without an engine and without AWS.
 *
 * @module cognito-auth/testing
 */

import { attempt } from "./testing/attempt";
import type {
  FailedMockDeployment,
  MockDeployment,
  MockOptions,
  MockProgram,
} from "./testing/mockDeployment";

export { type MockAnswer, mockAnswer, type MockRequest } from "./testing/mockAnswer";
export type {
  FailedMockDeployment,
  MockDeployment,
  MockOptions,
  MockProgram,
  MockResource,
} from "./testing/mockDeployment";
export { mockPassword } from "./testing/provider/randomPassword";
export { mockClientSecret } from "./testing/provider/userPoolClient";
export { secretValue } from "./testing/secrets";

/**
 * Runs a program under Pulumi's mocks, which need neither an engine nor AWS, and waits until everything is registered.
 *
 * ```typescript
 * import { strict as assert } from "node:assert";
 * import { deployWithMocks } from "cognito-auth/testing";
 *
 * it("leaves the second factor to the users", async () => {
 *   const { resources } = await deployWithMocks(() => import("./index"));
 *   assert.equal(resources["auth-user-pool"]?.inputs["mfaConfiguration"], "OPTIONAL");
 * });
 * ```
 *
 * Resources are answered by `mockAnswer`: as the AWS provider answers, with null for what isn't set where that has null.
 *
 * Node runs a module once: what an `import` creates is there the first time only. To deploy a program several times, pass
 * its path instead, such as `require.resolve("./index")`.
 *
 * @param program creates resources and returns what the stack exports
 * @param options the stack; by default a stack test of a project shop, without configuration
 * @throws what the program throws, or the first error of a resource or an output, such as an InvalidArgumentsError
 */
export async function deployWithMocks(
  program: MockProgram,
  options: MockOptions = {},
): Promise<MockDeployment> {
  const { failures, resources, outputs } = await attempt(program, options);
  for (const failure of failures) throw failure;
  return { resources, outputs };
}

/**
 * Runs a program that is expected to fail under Pulumi's mocks, as `deployWithMocks` does, and returns its error and what
 * it requested nevertheless.
 *
 * ```typescript
 * import { strict as assert } from "node:assert";
 * import { InvalidStackError } from "cognito-auth";
 * import { failToDeployWithMocks } from "cognito-auth/testing";
 *
 * it("creates no function where the users' stack isn't deployed", async () => {
 *   const stacks = { "acme/users/test": {} };
 *   const { error, resources } = await failToDeployWithMocks(() => import("./index"), { stacks });
 *   assert.ok(error instanceof InvalidStackError);
 *   assert.equal(resources["caller-function"], undefined);
 * });
 * ```
 *
 * @param program creates resources and returns what the stack exports
 * @param options the stack; by default a stack test of a project shop, without configuration
 * @throws Error where the program doesn't fail
 */
export async function failToDeployWithMocks(
  program: MockProgram,
  options: MockOptions = {},
): Promise<FailedMockDeployment> {
  const { failures, resources, outputs } = await attempt(program, options);
  if (failures.length === 0) throw new Error("the deployment should have failed");
  return { error: failures[0], resources, outputs };
}
