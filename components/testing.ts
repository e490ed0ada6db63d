/**
 * What helps to test programs that use the component, without an engine and without AWS.
 *
 * @module cognito-auth/testing
 */

import { attempt } from "./testing/attempt";
import type { MockDeployment, MockOptions } from "./testing/mockDeployment";

export { mockAnswer, type MockAnswer, type MockRequest } from "./testing/mockAnswer";
export { mockPassword } from "./testing/provider/randomPassword";
export { mockClientSecret } from "./testing/provider/userPoolClient";
export { secretValue } from "./testing/secrets";
export type { MockDeployment, MockOptions, MockResource } from "./testing/mockDeployment";

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
 * Node runs a module once: what an `import` creates is there the first time only.
 *
 * @param program creates resources and gives back what the stack exports
 * @param options what the stack is like; by default a stack test of a project shop, without configuration
 * @throws what the program throws, or the first error of a resource or an output, such as an InvalidArgumentsError
 */
export async function deployWithMocks(
  program: () => unknown,
  options: MockOptions = {},
): Promise<MockDeployment> {
  const { failures, resources, outputs } = await attempt(program, options);
  for (const failure of failures) throw failure;
  return { resources, outputs };
}
