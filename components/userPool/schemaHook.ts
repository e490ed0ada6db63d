import * as pulumi from "@pulumi/pulumi";
import { ownValue } from "../validation/checks";
import { formatProblems } from "../validation/problem";
import { schemaProblems } from "./schemaChange";

/**
 * The hook that rejects a change of a user pool's schema that Cognito can't make, already in the preview. The AWS provider
 * would reject it only in the update, and keep what it rejected in the state.
 *
 * @returns `undefined` where there are no hooks, such as under Pulumi's mocks
 */
export function schemaHook(componentName: string): pulumi.ResourceHook | undefined {
  const monitor = pulumi.runtime.getMonitor();
  // Registering a hook with the monitor of Pulumi's mocks fails.
  if (monitor === undefined || !("registerResourceHook" in monitor)) return undefined;
  return new pulumi.ResourceHook(uniqueName(`${componentName}-user-pool-schema`), refuseSchemaChange, {
    onDryRun: true,
  });
}

function refuseSchemaChange({ name, oldInputs, oldOutputs, newInputs }: pulumi.ResourceHookArgs): void {
  const problems = schemaProblems({
    oldInput: ownValue(oldInputs, "schemas"),
    oldOutput: ownValue(oldOutputs, "schemas"),
    newInput: ownValue(newInputs, "schemas"),
  });
  if (problems.length === 0) return;
  const subject = `The new schema of ${name}`;
  throw new pulumi.RunError(`${formatProblems(subject, problems)}\n${advice}`);
}

const advice = [
  "A pool with another schema is a new pool, which has none of the users.",
  "If the pool is already as your program says, the state isn't: run `pulumi refresh` first.",
].join("\n");

const timesNamed = new Map<string, number>();

/**
 * A name that no other hook of a deployment has. A component's name isn't enough, because components with different
 * parents can have the same; and a random one would change the state each time, which names the hooks of a resource.
 */
function uniqueName(name: string): string {
  const times = (timesNamed.get(name) ?? 0) + 1;
  timesNamed.set(name, times);
  return times === 1 ? name : `${name}-${times}`;
}
