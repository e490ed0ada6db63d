import { describeArgument, later, notAString } from "./argumentRules";

/** The name of a user pool or an app client. */
export function describeName(path: string): void {
  const longest = "x".repeat(128);
  const withForbidden = Array.from("é\u00a0\u2003\ufeff!\"#$%&'()*/:;<>?[\\]^`{|}~😀\0").map(
    (character) => `shop${character}`,
  );
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
        values: withForbidden.map((name) => [name, JSON.stringify(name)]),
        reason: "Cognito accepts only letters, digits, spaces and _+=,.@-",
        fix: "remove the other characters",
      },
      notAString,
    ],
  });
}
