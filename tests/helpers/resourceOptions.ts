import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs } from "../../components";
import { deployProgram } from "./deployProgram";

/** The options of a component's resources, by their names. */
export async function optionsOf(
  args: CognitoAuthArgs,
): Promise<Record<string, pulumi.CustomResourceOptions>> {
  const seen: Record<string, pulumi.CustomResourceOptions> = {};
  const note: pulumi.ResourceTransformation = ({ name, opts }) => {
    seen[name] = opts;
    return undefined;
  };
  await deployProgram(() => new CognitoAuth("auth", args, { transformations: [note] }));
  return seen;
}

/** The names of the resources that come before another one, besides those whose outputs it has. */
export function dependenciesIn({ dependsOn }: pulumi.CustomResourceOptions = {}): unknown[] {
  assert.ok(Array.isArray(dependsOn));
  return dependsOn.map((one: unknown): unknown =>
    one instanceof pulumi.Resource ? Reflect.get(one, "__name") : one,
  );
}
