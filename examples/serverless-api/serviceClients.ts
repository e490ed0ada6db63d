import type * as pulumi from "@pulumi/pulumi";
import { type AuthStack, InvalidArgumentsError, type Problem } from "cognito-auth";

/**
 * The ids of app clients of the auth stack, by their keys there. Where that stack lacks one of them, this fails with an
 * InvalidArgumentsError, and nothing is created from it.
 */
export function clientIdsOf(
  auth: Pick<AuthStack, "appClientIds">,
  keys: readonly string[],
): pulumi.Output<string[]> {
  return auth.appClientIds.apply((ids) => {
    const problems = keys.flatMap((key, index) =>
      Object.hasOwn(ids, key) ? [] : [problem(key, index, ids)],
    );
    if (problems.length > 0) throw new InvalidArgumentsError("The configuration of this stack", problems);
    return keys.flatMap((key) => ids[key] ?? []);
  });
}

function problem(key: string, index: number, ids: Readonly<Record<string, string>>): Problem {
  const others = Object.keys(ids).sort().join(", ");
  const addition = "add it to `appClients` of the auth stack and run pulumi up there";
  return {
    path: `serviceClients[${index}]`,
    value: JSON.stringify(key),
    reason: "the auth stack has no further app client of this key",
    fix: others === "" ? addition : `use one of ${others}, or ${addition}`,
  };
}
