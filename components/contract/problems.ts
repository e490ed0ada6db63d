import type { Problem } from "../validation/problem";
import { contractVersion } from "./stackOutputs";
import { isUnset } from "./unset";

/** The outputs that every stack of this contract has; each is a string. */
const required = [
  "userPoolId",
  "userPoolArn",
  "userPoolProviderName",
  "userPoolIssuer",
  "appClientId",
  "region",
] as const;

/** The outputs that not every stack of this contract has. */
const optional = ["amplifyOutputs", "testUsername", "testUserTemporaryPassword"] as const;

/** Finds what keeps a stack's outputs from being those of a `CognitoAuth`. Values aren't shown: they may be secret. */
export function problemsOf(stack: string, outputs: Readonly<Record<string, unknown>>): Problem[] {
  const deploy = `run pulumi up --stack ${stack} in its project`;
  if (isUnset(outputs)) {
    const reason = "the stack has no outputs: it was never deployed, or was destroyed";
    return [{ path: "contractVersion", reason, fix: deploy }];
  }
  const problem = versionProblem(outputs["contractVersion"], deploy);
  return problem === undefined ? outputProblems(outputs, deploy) : [problem];
}

function versionProblem(version: unknown, deploy: string): Problem | undefined {
  const path = "contractVersion";
  if (version === contractVersion) return undefined;
  if (typeof version !== "number") {
    return {
      path,
      reason: "the stack doesn't export it as a number, so it isn't known to be a stack with a CognitoAuth",
      fix: `name a stack that exports what stackOutputs() gives, or have this one export it and ${deploy}`,
    };
  }
  const value = String(version);
  const reads = `this program reads version ${contractVersion}`;
  return version < contractVersion
    ? {
        path,
        value,
        reason: `${reads}, a newer one`,
        fix: `update cognito-auth in that stack, and ${deploy}`,
      }
    : { path, value, reason: `${reads}, an older one`, fix: "update cognito-auth in this program" };
}

function outputProblems(outputs: Readonly<Record<string, unknown>>, deploy: string): Problem[] {
  const fix = `have that stack export all that stackOutputs() gives, and ${deploy}`;
  return [...required, ...optional].flatMap((path) => {
    const value = outputs[path];
    if (isUnset(value)) {
      const isRequired = required.some((name) => name === path);
      return isRequired ? [{ path, reason: "the stack doesn't export it", fix }] : [];
    }
    return typeof value === "string"
      ? []
      : [{ path, reason: "the stack exports something other than a string", fix }];
  });
}
