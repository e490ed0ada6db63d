import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  describeArgument,
  describeFlag,
  describeWholeNumber,
  later,
  notAnObject,
  notAString,
  problemsOf,
} from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";

const base = { testUser: jane };
const longest = "x".repeat(128);
const longestAddress = `${"x".repeat(64)}@${"y".repeat(59)}.com`;
const emailPool = { userPool: { signInWith: "email" } };

const wrongUsernames = [
  {
    values: [["", '""']] as const,
    reason: "the AWS provider accepts a username of 1 to 128 bytes; this has 0",
    fix: "write 1 to 128 bytes; a character that isn't ASCII has more than one",
  },
  {
    values: [
      [`${longest}x`, `"${"x".repeat(60)}…"`],
      [`${"é".repeat(64)}x`, `"${"é".repeat(60)}…"`],
    ] as const,
    reason: "the AWS provider accepts a username of 1 to 128 bytes; this has 129",
    fix: "write 1 to 128 bytes; a character that isn't ASCII has more than one",
  },
  {
    values: ["jane doe", " jane", "jane\n", "\tjane", "jane\u00a0doe", "jane\0"].map(
      (name) => [name, JSON.stringify(name)] as const,
    ),
    reason: "Cognito accepts no white space and no control characters",
    fix: "remove them",
  },
  notAString,
];

describe("The validation of the test user", () => {
  describeArgument("testUser", { base, accepts: [undefined, jane], refuses: notAnObject });
  describeFlag("testUser.sendInvitation", { base });
  describeWholeNumber("testUser.passwordVersion", {
    base,
    from: 1,
    to: Number.MAX_SAFE_INTEGER,
    reason: "a password version is a whole number from 1",
  });

  describe("where users sign in with a username", () => {
    describeArgument("testUser.username", {
      base,
      accepts: ["j", longest, "é".repeat(64), "jane@example", "@", "日本-é_1.+~", ...later("jane")],
      refuses: [
        ...wrongUsernames,
        {
          values: [["jane@example.com", '"jane@example.com"']],
          reason: "the e-mail address is an alias, so Cognito refuses a username of that form",
          fix: "choose another username, or set `userPool.signInWith` to email",
        },
      ],
    });

    it("requires both a username and an e-mail address", () => {
      const required = (field: string): object => ({
        path: `testUser.${field}`,
        reason: "this is required",
        fix: "add it",
      });
      assert.deepEqual(problemsOf({ testUser: {} }), [required("username"), required("email")]);
      assert.deepEqual(problemsOf({ testUser: { username: "jane" } }), [required("email")]);
      assert.deepEqual(problemsOf({ testUser: { email: "jane@example.com" } }), [required("username")]);
    });

    it("takes any e-mail address beside the username", () => {
      assert.deepEqual(problemsOf({ testUser: { username: "jane", email: "joe@example.com" } }), []);
    });
  });

  describe("where users sign in with their e-mail address", () => {
    const testUser = { username: "jane@example.com" };

    describeArgument("testUser.username", {
      base: emailPool,
      accepts: ["jane@example.com", longestAddress, ...later("jane@example.com")],
      refuses: [
        ...wrongUsernames,
        {
          values: [
            ["jane", '"jane"'],
            ["jane@example", '"jane@example"'],
          ],
          reason: "users sign in with their e-mail address",
          fix: "use an address such as jane@example.com",
        },
      ],
    });

    it("requires a username, but no e-mail address", () => {
      assert.deepEqual(problemsOf({ ...emailPool, testUser }), []);
      assert.deepEqual(problemsOf({ ...emailPool, testUser: { email: "jane@example.com" } }), [
        { path: "testUser.username", reason: "this is required", fix: "add it" },
      ]);
    });

    it("refuses an e-mail address that isn't the username", () => {
      assert.deepEqual(
        problemsOf({ ...emailPool, testUser: { ...testUser, email: "jane@example.com" } }),
        [],
      );
      assert.deepEqual(problemsOf({ ...emailPool, testUser: { ...testUser, email: "joe@example.com" } }), [
        {
          path: "testUser.email",
          value: '"joe@example.com"',
          reason: "users sign in with their e-mail address, and `testUser.username` is another one",
          fix: "leave it out",
        },
      ]);
    });

    it("can't compare what is known only later", () => {
      const email = pulumi.output("jane@example.com");
      assert.deepEqual(problemsOf({ ...emailPool, testUser: { ...testUser, email } }), []);
      assert.deepEqual(problemsOf({ ...emailPool, testUser: { username: email, email } }), []);
    });
  });

  describeArgument("testUser.email", {
    base,
    accepts: [
      "j@x.de",
      "jane.doe+shop@mail.example.com",
      `${"x".repeat(242)}@example.com`,
      ...later("j@x.de"),
    ],
    refuses: [
      {
        values: [
          "",
          "jane",
          "jane@",
          "@example.com",
          "jane@example",
          "jane@.com",
          "jane@example.",
          "jane@example..com",
          "jane@@example.com",
          "jane doe@example.com",
          "jane@example.com ",
          "jane@exam ple.com",
        ].map((address) => [address, JSON.stringify(address)]),
        reason: "this isn't a valid e-mail address",
        fix: "use an address such as jane@example.com",
      },
      {
        values: [[`${"x".repeat(243)}@example.com`, `"${"x".repeat(60)}…"`]],
        reason: "this isn't a valid e-mail address",
        fix: "use an address such as jane@example.com",
      },
      notAString,
    ],
  });

  it("doesn't guess what a username has to be where the way to sign in is wrong", () => {
    for (const username of ["jane", "jane@example.com"]) {
      assert.deepEqual(
        problemsOf({ userPool: { signInWith: "phone" }, testUser: { username } }).map(({ path }) => path),
        ["userPool.signInWith"],
      );
    }
  });
});
