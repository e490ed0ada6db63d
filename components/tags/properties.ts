import * as pulumi from "@pulumi/pulumi";
import { isUnresolved } from "../validation/problem";
import type { SettledTags } from "./settled";

/** The keys of the tags that are added to those that are given. */
export const ownTagKeys: readonly string[] = ["pulumi:project", "pulumi:stack"];

/** The tags that say which program created a resource. */
function ownTags(): Record<string, string> {
  return { "pulumi:project": pulumi.getProject(), "pulumi:stack": pulumi.getStack() };
}

/** The tags of a resource: the given ones and those that say which program created it. */
export function tagProperties(tags: SettledTags): SettledTags {
  const together = (given: Record<string, pulumi.Input<string>>): Record<string, pulumi.Input<string>> => ({
    ...ownTags(),
    ...given,
  });
  return isUnresolved(tags) ? pulumi.output(tags).apply(together) : together(tags);
}
