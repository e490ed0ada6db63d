import * as pulumi from "@pulumi/pulumi";
import { unprotected } from "../unprotected";
import { updateHook, withUpdateHooks } from "../updateHook";
import { ownValue } from "../validation/checks";
import type { Problem } from "../validation/problem";
import { functionArnsOf, type PoolFunctions } from "./functions";

const tokenFunction = "preTokenGeneration";

/**
 * Notes in the stack's state what a user pool calls functions for, if it calls any, and refuses to remove the function that customizes
 * tokens where the AWS provider would keep it. The pool's own hooks can't: that provider has no difference then, so it isn't updated.
 *
 * @param name the component's name
 * @param userPoolId the pool's id, which waits for the update of the pool: where that fails, what it called before stays noted
 */
export function noteCalledFunctions(
  name: string,
  functions: PoolFunctions,
  userPoolId: pulumi.Output<string>,
  options: pulumi.CustomResourceOptions,
): void {
  const purposes = Object.keys(functionArnsOf(functions));
  if (purposes.length === 0) return;
  const hook = updateHook(`${name}-functions`, functionProblems, () => ({
    subject: "The update of the functions that the pool calls",
    advice: "No permission has been removed.",
  }));
  new pulumi.ComponentResource(
    "cognito-auth:index:CalledFunctions",
    `${name}-functions`,
    { userPoolId, functions: purposes },
    withUpdateHooks(unprotected(options), [hook]),
  );
}

/** An update of what is noted, whose inputs may be anything. */
interface NoteUpdate {
  readonly oldInputs?: unknown;
  readonly newInputs?: unknown;
}

/**
 * Finds out whether the function that customizes tokens is taken away from a pool while others stay. The AWS provider keeps it then,
 * and without its permission, which would be gone, nobody would get tokens.
 *
 * https://github.com/hashicorp/terraform-provider-aws/issues/38617
 */
export function functionProblems({ oldInputs, newInputs }: NoteUpdate): Problem[] {
  const isSamePool = ownValue(oldInputs, "userPoolId") === ownValue(newInputs, "userPoolId");
  const [old, next] = [functionsIn(oldInputs), functionsIn(newInputs)];
  if (!isSamePool || !old.includes(tokenFunction) || next.includes(tokenFunction) || next.length === 0) {
    return [];
  }
  return [
    {
      path: "triggers.preTokenGeneration",
      reason: "the AWS provider would keep it while the pool calls other functions",
      fix:
        "keep it, with a function that returns its event as it is; or remove all of `triggers` and `customSenders` in one " +
        "deployment and add the others again in the next, with no function called in between",
    },
  ];
}

function functionsIn(inputs: unknown): unknown[] {
  const functions = ownValue(inputs, "functions");
  return Array.isArray(functions) ? functions : [];
}
