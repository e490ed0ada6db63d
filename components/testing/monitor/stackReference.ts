import * as pulumi from "@pulumi/pulumi";

/** The type of a reference to another stack. */
export const stackReferenceType = "pulumi:pulumi:StackReference";

/**
 * Another stack's outputs, as the engine returns them, also in a preview.
 *
 * @param outputs those of the stack, where a secret is an output; undefined where there is no such stack
 */
export function stackReference(
  name: string,
  outputs: Readonly<Record<string, unknown>> | undefined,
): pulumi.runtime.MockResourceResult {
  if (outputs === undefined) throw new Error(`unknown stack ${JSON.stringify(name)}`);
  const secretOutputNames = Object.keys(outputs).filter((output) =>
    pulumi.Output.isInstance(outputs[output]),
  );
  return { id: name, state: { name, outputs, secretOutputNames } };
}
