import type * as pulumi from "@pulumi/pulumi";
import { updateHook } from "../updateHook";
import { factorProblems } from "./factorChange";

/**
 * The hook that rejects a change of text messages and second factors that the AWS provider doesn't make, or not in one update,
 * already in the preview: it would do nothing, or fail halfway.
 */
export function factorHook(componentName: string): pulumi.ResourceHook | undefined {
  return updateHook(`${componentName}-user-pool-factors`, factorProblems, ({ name }) => ({
    subject: `The update of ${name}`,
    advice: "Nothing of the pool has been changed.",
  }));
}
