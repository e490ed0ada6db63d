import type * as pulumi from "@pulumi/pulumi";
import { type Check, mapOf, type Objection, refine } from "../validation/checks";
import { input } from "../validation/later";
import { stringOfLength } from "../validation/scalars";
import { ownTagKeys } from "./properties";

type Tags = Record<string, pulumi.Input<string>>;

/** "Maximum number of tags that you can assign to a resource – 50": Cognito's page on tagging. */
const mostOfAws = 50;

const mostTags = mostOfAws - ownTagKeys.length;

/**
 * `[\p{L}\p{Z}\p{N}_.:/=+\-@]*`: keys and values of a tag in AWS's API models. Cognito's own page on tagging names only the
 * ASCII characters of these, but its model has no pattern, so this isn't stricter than AWS is anywhere.
 */
const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function objectToCharacters(text: string): Objection | undefined {
  return tagCharacters.test(text)
    ? undefined
    : {
        reason: "AWS accepts only letters, digits, spaces and _.:/=+-@ in a tag",
        fix: "remove the other characters",
      };
}

function objectToKey(key: string): Objection | undefined {
  if (ownTagKeys.includes(key)) {
    return { reason: "every user pool gets this tag automatically", fix: "leave it out" };
  }
  // "Don't use aws: as a prefix for keys" (Cognito), "or any upper or lowercase combination" (AWS's general reference).
  if (key.toLowerCase().startsWith("aws:")) {
    return { reason: "AWS reserves the prefix aws:", fix: "choose another key" };
  }
  return objectToCharacters(key);
}

const tagKey: Check<string> = refine(
  stringOfLength(1, 128, "AWS accepts a tag key of 1 to 128 characters"),
  objectToKey,
);

const tagValue: Check<string> = refine(
  stringOfLength(0, 256, "AWS accepts a tag value of at most 256 characters"),
  objectToCharacters,
);

/** Checks tags: their number, keys and values. */
export const checkTags: Check<pulumi.Input<Tags>> = input(
  mapOf(tagKey, () => input(tagValue), {
    fix: 'write { team: "shop" }, with keys of your own',
    limit: {
      most: mostTags,
      reason: (count) =>
        `AWS allows ${mostOfAws} tags, and ${ownTagKeys.length} are added automatically; there are ${count} here`,
    },
  }),
);
