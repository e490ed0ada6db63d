import type * as pulumi from "@pulumi/pulumi";

/** The tags that are given. */
export type SettledTags = pulumi.Input<Record<string, pulumi.Input<string>>>;

/** Puts no tags in the place of tags that are left out. */
export function settleTags(given: SettledTags = {}): SettledTags {
  return given;
}
