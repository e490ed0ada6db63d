import type * as pulumi from "@pulumi/pulumi";
import { type Check, input, mapOf, refine, stringOfLength } from "../validation/checks";
import { ownTagCount } from "./properties";

type Tags = Record<string, pulumi.Input<string>>;

const mostTags = 50 - ownTagCount;

const tagKey: Check<string> = refine(
  stringOfLength(1, 128, "AWS accepts a tag key of 1 to 128 characters"),
  (key) =>
    key.toLowerCase().startsWith("aws:")
      ? { reason: "AWS reserves the prefix aws:", fix: "choose another key" }
      : undefined,
);

const tagValue = input(stringOfLength(0, 256, "AWS accepts a tag value of at most 256 characters"));

/** Checks tags: their number, keys and values. */
export const checkTags: Check<pulumi.Input<Tags>> = input(
  refine(
    mapOf(tagKey, () => tagValue),
    (tags) => {
      const count = Object.keys(tags).length;
      return count > mostTags
        ? {
            reason: `AWS allows 50 tags, and ${ownTagCount} are added automatically; there are ${count} here`,
            fix: `leave out ${count - mostTags}`,
          }
        : undefined;
    },
  ),
);
