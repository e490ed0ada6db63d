import assert from "node:assert/strict";
import {
  describeArgument,
  later,
  notAnObject,
  notAString,
  problemsOf,
  type Refusal,
  withAnyOf,
} from "../../helpers/argumentRules";

describe("The validation of the emails of a user pool", () => {
  for (const mail of ["invitation", "verification"]) {
    const placeholders = mail === "invitation" ? "{username}{####}" : "{####}";
    const filled = (length: number): string => placeholders.padEnd(length, "x");
    const tooLong = "x".repeat(60);

    describe(`of its ${mail}`, () => {
      describeArgument(`userPool.${mail}`, {
        accepts: [undefined, {}],
        refuses: notAnObject(
          withAnyOf(...(mail === "invitation" ? [] : ["style"]), "subject", "message", "smsMessage"),
        ),
      });
      describeArgument(`userPool.${mail}.subject`, {
        accepts: ["x", "x".repeat(140), "é 日本 ✓ 😀 a\u0301\t\n", " ", ...later("x")],
        refuses: [
          { values: [["", '""']], ...wrongLength("a subject of 1 to 140", 0, "1 to 140") },
          {
            values: [["x".repeat(141), `"${tooLong}…"`]],
            ...wrongLength("a subject of 1 to 140", 141, "1 to 140"),
          },
          unseen(""),
          ...notAString,
        ],
      });
      describeArgument(`userPool.${mail}.message`, {
        accepts: [placeholders, filled(20_000), `<b>${placeholders}</b>\r\n`, ...later(placeholders)],
        refuses: [
          { values: [["{###}", '"{###}"']], ...wrongLength("a message of 6 to 20,000", 5, "6 to 20000") },
          {
            values: [[filled(20_001), `"${filled(60)}…"`]],
            ...wrongLength("a message of 6 to 20,000", 20_001, "6 to 20000"),
          },
          unseen(placeholders),
          ...notAString,
        ],
      });
    });
  }

  for (const { path, lacking, without } of [
    { path: "userPool.invitation.message", lacking: "{username} and {####}", without: "Welcome" },
    { path: "userPool.invitation.message", lacking: "{username}", without: "Welcome: {####}" },
    { path: "userPool.invitation.message", lacking: "{####}", without: "Welcome, {username}" },
    { path: "userPool.verification.message", lacking: "{####}", without: "Welcome" },
  ]) {
    describeArgument(path, {
      accepts: [],
      refuses: [
        {
          values: [[without, JSON.stringify(without)]],
          reason: `the message lacks ${lacking}, which Cognito replaces`,
          fix: `add ${lacking} to the message`,
        },
      ],
    });
  }

  const ofThreatProtection = [
    "{ip-address}",
    "{city}",
    "{country}",
    "{login-time}",
    "{device-name}",
    "{one-click-link-valid}",
    "{one-click-link-invalid}",
    "{event-id}",
    "{feedback-token}",
  ];
  for (const { mail, foreign, beside } of [
    { mail: "invitation", foreign: ofThreatProtection, beside: "{username} {####}" },
    { mail: "verification", foreign: ["{username}", ...ofThreatProtection], beside: "{####}" },
  ]) {
    for (const [placeholder, name] of [
      ...foreign.map((one) => [one, one] as const),
      ["{##Verify##}", "{##…##}"] as const,
    ]) {
      const objection = {
        reason: `Cognito doesn't replace ${name} in this message`,
        fix: `remove ${name}`,
      };
      describeArgument(`userPool.${mail}.message`, {
        accepts: [`${beside} ${placeholder.slice(0, -1)}`, `${beside} ${placeholder.slice(1)}`],
        refuses: [
          { values: [[`${placeholder} ${beside}`, `"${placeholder} ${beside}"`]], ...objection },
          { values: [[`Hi ${placeholder}`, `"Hi ${placeholder}"`]], ...objection },
        ],
      });
      describeArgument(`userPool.${mail}.subject`, {
        accepts: [placeholder.slice(1)],
        refuses: [{ values: [[`Hi ${placeholder}`, `"Hi ${placeholder}"`]], ...objection }],
      });
    }
  }

  it("names every placeholder at once that Cognito doesn't replace", () => {
    assert.deepEqual(problemsOf({ userPool: { verification: { message: "{username}, {city}: {####}" } } }), [
      {
        path: "userPool.verification.message",
        value: '"{username}, {city}: {####}"',
        reason: "Cognito doesn't replace {username} and {city} in this message",
        fix: "remove {username} and {city}",
      },
    ]);
  });

  it("accepts the placeholders of a message in its subject, too", () => {
    const subject = "{username}: {####}";
    assert.deepEqual(problemsOf({ userPool: { invitation: { subject } } }), []);
    assert.deepEqual(problemsOf({ userPool: { verification: { subject: "{####}" } } }), []);
  });

  it("accepts a verification of 6 characters", () => {
    assert.deepEqual(problemsOf({ userPool: { verification: { message: "{####}" } } }), []);
  });
});

/** Strings that begin this way, each with a character that Cognito doesn't send. */
function unseen(beginning: string): Refusal {
  const characters = [
    ["\0", "\\u0000"],
    ["\u0007", "\\u0007"],
    ["\u001b", "\\u001b"],
    ["\u007f", "\\u007f"],
    ["\u0085", "\\u0085"],
    ["\u200b", "\\u200b"],
    ["\u200d", "\\u200d"],
    ["\ufeff", "\\ufeff"],
    ["\u00a0", "\\u00a0"],
    ["\u3000", "\\u3000"],
    ["\u2028", "\\u2028"],
    ["\ud800", "\\ud800"],
  ] as const;
  return {
    values: characters.flatMap(([character, shown]) => [
      [beginning + character, `"${beginning}${shown}"`],
      [`${beginning}Welcome${character}!`, `"${beginning}Welcome${shown}!"`],
    ]),
    reason:
      "Cognito accepts only letters, digits, punctuation, symbols and plain spaces, and no invisible characters",
    fix: "remove control and zero-width characters, joined emojis and special spaces",
  };
}

function wrongLength(what: string, length: number, range: string): { reason: string; fix: string } {
  return {
    reason: `Cognito accepts ${what} characters; this has ${length}`,
    fix: `write ${range} characters`,
  };
}
