import { type Check, refine } from "./checks";
import { anyString } from "./scalars";

/** It is a part of a resource's name and of a path in the configuration, and stands for itself in other arguments. */
const keyPattern = /^[A-Za-z\d][\w-]{0,63}$/;

/** Whether a key can name a resource. */
export function isResourceKey(key: string): boolean {
  return keyPattern.test(key);
}

/** A key that names a resource. */
export const resourceKey: Check<string> = refine(anyString, (key) =>
  isResourceKey(key)
    ? undefined
    : {
        reason:
          "a key is part of a resource's name: 1 to 64 letters, digits, - and _, the first a letter or digit",
        fix: "choose another key, such as web",
      },
);
