import type * as pulumi from "@pulumi/pulumi";
import { ProblemsError } from "../validation/problem";

/**
 * An output of the component that is computed from outputs of its resources. What is thrown there is shown like every
 * other problem: of any other error, Pulumi shows the stack trace, which takes some versions of Node.js a minute.
 */
export function computed<From, To>(
  path: string,
  from: pulumi.Output<From>,
  compute: (value: From) => To,
): pulumi.Output<To> {
  return from.apply((value) => {
    try {
      return compute(value);
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new ProblemsError(
        "CognitoAuth",
        [
          {
            path,
            reason: `it can't be computed from what the AWS provider answered: ${message}`,
            fix: "install the newest cognito-auth; if that has the same problem, report it with this message",
          },
        ],
        cause,
      );
    }
  });
}
