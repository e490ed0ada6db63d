import * as pulumi from "@pulumi/pulumi";
import type { Outputs } from "./engine";

/** The type of a reference to another stack. */
export const stackReferenceType = "pulumi:pulumi:StackReference";

/** The organization that every stack belongs to on a file backend. */
export const organization = "organization";

/**
 * Another stack's outputs, as the engine returns them.
 *
 * @param stacks the outputs of the stacks that there are, by their full names
 */
export function readStack(
  stacks: ReadonlyMap<string, Outputs>,
  name: string,
): pulumi.runtime.MockResourceResult {
  const found = stacks.get(name);
  if (found === undefined) throw new Error(`unknown stack ${JSON.stringify(name)}`);
  const entries = Object.entries(found);
  const outputs = entries.map(([output, { value, secret }]) => [
    output,
    secret ? pulumi.secret(value) : value,
  ]);
  const secretOutputNames = entries.filter(([, { secret }]) => secret).map(([output]) => output);
  return {
    id: name,
    state: { name, outputs: Object.fromEntries(outputs) as pulumi.Inputs, secretOutputNames },
  };
}
