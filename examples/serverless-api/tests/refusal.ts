import assert from "node:assert/strict";
import { InvalidArgumentsError, type Problem } from "cognito-auth";
import type { MockDeployment } from "cognito-auth/testing";
import { failToDeploy, type Options } from "./deployment";
import { dev } from "./stack";

/** Changes of the configuration of the stack dev. */
export type Configuration = NonNullable<Options["config"]>;

/** How the program refuses a configuration. */
export async function refusal(
  config: Configuration,
): Promise<MockDeployment & { error: InvalidArgumentsError }> {
  const { error, ...deployment } = await failToDeploy({ ...dev, config });
  assert.ok(error instanceof InvalidArgumentsError, String(error));
  return { ...deployment, error };
}

/** What the program says is wrong with a configuration. */
export async function problemsIn(config: Configuration): Promise<Problem[]> {
  return (await refusal(config)).error.problems;
}
