import type * as pulumi from "@pulumi/pulumi";
import { updateHook } from "../updateHook";
import { ownValue } from "../validation/checks";
import type { Problem } from "../validation/problem";
import { functionArnsOf, type PoolFunctions } from "./functions";

const tokenFunction = "preTokenGeneration";

/** The inputs of the component, from which the hook knows what called functions before; none where nothing does. */
export function functionInputs(functions: PoolFunctions): pulumi.Inputs {
  const purposes = Object.keys(functionArnsOf(functions));
  return purposes.length === 0 ? {} : { functions: purposes };
}

/**
 * The hook that rejects to remove the function that customizes tokens where the AWS provider would keep it, already in the preview.
 * It is one of the component: that provider has no difference then, so that the user pool isn't updated.
 */
export function triggerHook(componentName: string): pulumi.ResourceHook | undefined {
  return updateHook(`${componentName}-triggers`, triggerProblems, ({ name }) => ({
    subject: `The update of ${name}`,
    advice: "Nothing of it has been changed.",
  }));
}

/** An update of a component, whose inputs may be anything. */
interface ComponentUpdate {
  readonly oldInputs?: unknown;
  readonly newInputs?: unknown;
}

/**
 * Finds out whether the function that customizes tokens is taken away while others stay. The AWS provider keeps it then, and
 * without its permission, which would be gone, nobody would get tokens.
 *
 * https://github.com/hashicorp/terraform-provider-aws/issues/38617
 */
export function triggerProblems({ oldInputs, newInputs }: ComponentUpdate): Problem[] {
  const [old, next] = [functionsIn(oldInputs), functionsIn(newInputs)];
  if (!old.includes(tokenFunction) || next.includes(tokenFunction) || next.length === 0) return [];
  return [
    {
      path: "triggers.preTokenGeneration",
      reason: "the AWS provider would keep it while the pool calls other functions",
      fix:
        "keep it, with a function that returns its event as it is; or remove all of `triggers` and `customSenders` in one " +
        "deployment, and add the others again in the next",
    },
  ];
}

function functionsIn(inputs: unknown): unknown[] {
  const functions = ownValue(inputs, "functions");
  return Array.isArray(functions) ? functions : [];
}
