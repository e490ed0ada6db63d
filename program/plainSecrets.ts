import * as pulumi from "@pulumi/pulumi";
import { type Problem, validate } from "../components";
import { valuesByPath, withValues } from "./paths";
import { setCommand } from "./setting";

type Arguments = Readonly<Record<string, unknown>>;

/** It is part of the user's resource ID, which Pulumi never encrypts. */
const username = "testUser.username";

/**
 * The problems with secrets that couldn't stay secrets. Pulumi says of a key only that there is a secret under it, and that
 * is a string. So this can be told where no string under the key can be a secret, but not where another one can.
 *
 * @param args arguments without problems
 */
export function findPlainSecrets(
  name: string,
  args: Arguments,
  isSecret: (key: string) => boolean,
): Problem[] {
  const canBeSecret = ([path, value]: readonly [string, unknown]): boolean =>
    path !== username &&
    validate(name, withValues(args, new Map([[path, pulumi.secret(value)]]))).length === 0;
  return Object.keys(args)
    .filter(isSecret)
    .flatMap((key) => {
      const strings = [...valuesByPath(args[key], key)].filter(([, value]) => typeof value === "string");
      return strings.some(canBeSecret) ? [] : strings.map(([path]) => plainSecret(path));
    });
}

function plainSecret(path: string): Problem {
  return {
    path,
    value: "a secret",
    reason:
      path === username
        ? "this can't be a secret: it is part of the user's resource ID, which Pulumi doesn't encrypt"
        : "this can't be a secret: it must be known before anything is deployed",
    fix: `don't make it a secret: ${setCommand(path)}`,
  };
}
