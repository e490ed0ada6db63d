import type * as pulumi from "@pulumi/pulumi";
import { isUnset } from "../outputs/unset";
import { updateHook } from "../updateHook";
import { ownValue } from "../validation/checks";
import type { Problem } from "../validation/problem";
import { join } from "../validation/shown";

/** What the AWS provider sends in place of what is taken away from a group. */
const lasting = {
  precedence: "the AWS provider would set it to 0, which is before all others",
  roleArn: "the AWS provider would set it to an empty ARN, which Cognito rejects",
};

/** The hook that rejects to take away what a group can't be without again, already in the preview. */
export function groupHook(componentName: string, key: string): pulumi.ResourceHook | undefined {
  return updateHook(
    `${componentName}-group-${key}`,
    ({ oldInputs, newInputs }) => groupProblems(key, oldInputs, newInputs),
    ({ name }) => ({ subject: `The update of ${name}`, advice: "Nothing of the group has been changed." }),
  );
}

/** Finds what is taken away from a group but stays. */
export function groupProblems(key: string, oldInputs: unknown, newInputs: unknown): Problem[] {
  return Object.entries(lasting)
    .filter(([name]) => !isUnset(ownValue(oldInputs, name)) && isUnset(ownValue(newInputs, name)))
    .map(([name, reason]) => ({
      path: join(join("groups", key), name),
      reason,
      fix: "keep it, or change it, or give the group another key, which makes another group",
    }));
}
