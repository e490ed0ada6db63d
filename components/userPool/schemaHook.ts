import type * as pulumi from "@pulumi/pulumi";
import { updateHook } from "../updateHook";
import { ownValue } from "../validation/checks";
import { schemaProblems } from "./schemaChange";

/**
 * The hook that rejects a change of a user pool's schema that Cognito can't make, already in the preview. The AWS provider
 * would reject it only in the update, and keep what it rejected in the state.
 */
export function schemaHook(componentName: string): pulumi.ResourceHook | undefined {
  return updateHook(
    `${componentName}-user-pool-schema`,
    ({ oldInputs, oldOutputs, newInputs }) =>
      schemaProblems({
        oldInput: ownValue(oldInputs, "schemas"),
        oldOutput: ownValue(oldOutputs, "schemas"),
        newInput: ownValue(newInputs, "schemas"),
      }),
    ({ name }) => ({ subject: `The new schema of ${name}`, advice }),
  );
}

const advice = [
  "A pool with another schema is a new pool, which has none of the users.",
  "If the pool is already as your program says, the state isn't: run `pulumi refresh` first.",
].join("\n");
