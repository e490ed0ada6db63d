import { describeArgument, later, notAString } from "./argumentRules";

/** The name of a user pool or an app client. */
export function describeName(path: string): void {
  const longest = "x".repeat(128);
  const withForbidden = Array.from("é!#$%&'()*/:;<>?[]^`{|}~😀").map(
    (character) => [`shop${character}`, `"shop${character}"`] as const,
  );
  const withInvisible = [
    ["shop\u00a0", '"shop\\u00a0"'],
    ["shop\u2003", '"shop\\u2003"'],
    ["shop\u3000", '"shop\\u3000"'],
    ["shop\ufeff", '"shop\\ufeff"'],
    ["shop\0", '"shop\\u0000"'],
    ['shop"', '"shop\\""'],
    ["shop\\", '"shop\\\\"'],
  ] as const;
  describeArgument(path, {
    accepts: ["x", longest, "Az09 _+=,.@-", "\tshop\n", undefined, ...later("shop")],
    refuses: [
      {
        values: [["", '""']],
        reason: "Cognito accepts a name of 1 to 128 characters; this has 0",
        fix: "write 1 to 128 characters",
      },
      {
        values: [[`${longest}x`, `"${"x".repeat(60)}…"`]],
        reason: "Cognito accepts a name of 1 to 128 characters; this has 129",
        fix: "write 1 to 128 characters",
      },
      {
        values: [...withForbidden, ...withInvisible],
        reason: "Cognito accepts only letters, digits, spaces and _+=,.@-",
        fix: "remove the other characters",
      },
      ...notAString,
    ],
  });
}
