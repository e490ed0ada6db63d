import type * as pulumi from "@pulumi/pulumi";
import { input, mapOf, refine, textOfLength, type Check } from "../validation/checks";
import { ownTagCount } from "./properties";

type Tags = Record<string, pulumi.Input<string>>;

const mostTags = 50 - ownTagCount;

const tagKey: Check<string> = refine(
  textOfLength(1, 128, "AWS takes a tag key of 1 to 128 characters"),
  (key) =>
    key.toLowerCase().startsWith("aws:")
      ? { reason: "AWS keeps the prefix aws: for itself", fix: "choose another key" }
      : undefined,
);

const tagValue = input(textOfLength(0, 256, "AWS takes a tag value of at most 256 characters"));

/** Checks tags: their number, keys and values. */
export const checkTags: Check<pulumi.Input<Tags>> = input(
  refine(
    mapOf(tagKey, () => tagValue),
    (tags) => {
      const count = Object.keys(tags).length;
      return count > mostTags
        ? {
            reason: `AWS takes 50 tags, and ${ownTagCount} are added here; these are ${count}`,
            fix: `leave out ${count - mostTags}`,
          }
        : undefined;
    },
  ),
);
