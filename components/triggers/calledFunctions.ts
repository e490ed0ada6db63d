import * as pulumi from "@pulumi/pulumi";
import { unprotected } from "../unprotected";
import { updateHook, withUpdateHooks } from "../updateHook";
import { ownValue } from "../validation/checks";
import type { Problem } from "../validation/problem";
import { functionArnsOf, type PoolFunctions } from "./functions";

const tokenFunction = "preTokenGeneration";

/**
 * Notes in the stack's state what a user pool calls functions for, if it calls any, and refuses to remove the function that customizes
 * tokens where the AWS provider would keep it. A hook of the pool doesn't see the removal alone: that provider has no difference then,
 * so it isn't updated. What was never noted isn't known: a function that an imported pool has, and no argument declared.
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
  const hook = updateHook(`${name}-functions`, notedProblems, () => refusal);
  new CalledFunctions(
    `${name}-functions`,
    { userPoolId, functions: purposes },
    withUpdateHooks(unprotected(options), [hook]),
  );
}

/** A component whose inputs the engine always gets: it doesn't get those of a `ComponentResource` from every Pulumi SDK. */
class CalledFunctions extends pulumi.Resource {
  constructor(name: string, inputs: pulumi.Inputs, options: pulumi.ResourceOptions) {
    super("cognito-auth:index:CalledFunctions", name, false, inputs, options);
  }
}

/** The hook of a pool that refuses the same before other changes are made with it. */
export function functionHook(componentName: string): pulumi.ResourceHook | undefined {
  return updateHook(`${componentName}-user-pool-functions`, poolProblems, () => refusal);
}

const refusal = {
  subject: "The update of the functions that the pool calls",
  advice: "No permission has been removed.",
};

/** An update, whose inputs may be anything. */
interface Update {
  readonly oldInputs?: unknown;
  readonly newInputs?: unknown;
}

/** Finds the removal in an update of what is noted; another pool has no such function yet. */
export function notedProblems({ oldInputs, newInputs }: Update): Problem[] {
  const isSamePool = ownValue(oldInputs, "userPoolId") === ownValue(newInputs, "userPoolId");
  return isSamePool ? problemsOf(notedIn(oldInputs), notedIn(newInputs)) : [];
}

/** Finds the removal in an update of a pool. */
export function poolProblems({ oldInputs, newInputs }: Update): Problem[] {
  return problemsOf(calledIn(oldInputs), calledIn(newInputs));
}

/**
 * Finds out whether the function that customizes tokens is taken away while others stay. The AWS provider keeps it then, and without
 * its permission, which would be gone, nobody would get tokens.
 *
 * https://github.com/hashicorp/terraform-provider-aws/issues/38617
 */
function problemsOf(old: readonly unknown[], next: readonly unknown[]): Problem[] {
  if (!old.includes(tokenFunction) || next.includes(tokenFunction) || next.length === 0) return [];
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

function notedIn(inputs: unknown): unknown[] {
  const functions = ownValue(inputs, "functions");
  return Array.isArray(functions) ? functions : [];
}

/** What a pool calls functions for, by the names of the arguments where that matters. */
function calledIn(inputs: unknown): string[] {
  const config = ownValue(inputs, "lambdaConfig");
  const names = typeof config === "object" && config !== null ? Object.keys(config) : [];
  return names.map((name) => (name === "preTokenGenerationConfig" ? tokenFunction : name));
}
