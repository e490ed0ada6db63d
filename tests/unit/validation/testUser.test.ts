import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { unwrapSecret } from "../../../components/testing/secrets";
import {
  describeArgument,
  describeFlag,
  describeWholeNumber,
  later,
  notAnObject,
  notAString,
  problemsOf,
} from "../../helpers/argumentRules";
import { deployComponent, failToDeployComponent } from "../../helpers/deployProgram";
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
    values: [
      ["jane doe", '"jane doe"'],
      [" jane", '" jane"'],
      ["jane\n", '"jane\\n"'],
      ["\tjane", '"\\tjane"'],
      ["jane\u00a0doe", '"jane\\u00a0doe"'],
      ["jane\u200bdoe", '"jane\\u200bdoe"'],
      ["jane\0", '"jane\\u0000"'],
      ["jane\u001b[2J", '"jane\\u001b[2J"'],
    ] as const,
    reason: "Cognito accepts no white space and no control characters",
    fix: "remove them",
  },
  ...notAString,
];

describe("The validation of the test user", () => {
  describeArgument("testUser", {
    base,
    accepts: [undefined, jane],
    refuses: notAnObject('write { username: "jane", email: "jane@example.com" }'),
  });
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
          reason: "the email address is an alias, so Cognito rejects a username of that form",
          fix: "choose another username, or set `userPool.signInWith` to email",
        },
      ],
    });

    it("requires both a username and an email address", () => {
      const required = (field: string): object => ({
        path: `testUser.${field}`,
        reason: "this is required",
        fix: "add it",
      });
      assert.deepEqual(problemsOf({ testUser: {} }), [required("username"), required("email")]);
      assert.deepEqual(problemsOf({ testUser: { username: "jane" } }), [required("email")]);
      assert.deepEqual(problemsOf({ testUser: { email: "jane@example.com" } }), [required("username")]);
    });

    it("accepts any email address beside the username", () => {
      assert.deepEqual(problemsOf({ testUser: { username: "jane", email: "joe@example.com" } }), []);
    });
  });

  describe("where users sign in with their email address", () => {
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
          reason: "users sign in with their email address",
          fix: "use an address such as jane@example.com",
        },
      ],
    });

    it("requires a username, but no email address", () => {
      assert.deepEqual(problemsOf({ ...emailPool, testUser }), []);
      assert.deepEqual(problemsOf({ ...emailPool, testUser: { email: "jane@example.com" } }), [
        { path: "testUser.username", reason: "this is required", fix: "add it" },
      ]);
    });

    it("refuses an email address that isn't the username", () => {
      assert.deepEqual(
        problemsOf({ ...emailPool, testUser: { ...testUser, email: "jane@example.com" } }),
        [],
      );
      assert.deepEqual(problemsOf({ ...emailPool, testUser: { ...testUser, email: "joe@example.com" } }), [
        {
          path: "testUser.email",
          value: '"joe@example.com"',
          reason: "users sign in with their email address, and `testUser.username` is another one",
          fix: "leave it out",
        },
      ]);
    });

    it("compares what is known only later as soon as it is known", async () => {
      const forms: ((address: string) => unknown)[] = [
        (address) => address,
        (address) => pulumi.output(address),
        (address) => pulumi.secret(address),
        (address) => Promise.resolve(address),
      ];
      const pairs = forms.flatMap((one) => forms.map((other) => [one, other] as const)).slice(1);
      for (const [usernameAs, emailAs] of pairs) {
        const args = (username: string, email: string): object => ({
          ...emailPool,
          testUser: { username: usernameAs(username), email: emailAs(email) },
        });
        const { resources } = await deployComponent(args("jane@example.com", "jane@example.com"));
        assert.deepEqual(unwrapped(resources["auth-test-user"]?.inputs["attributes"]), {
          email: "jane@example.com",
          email_verified: "true",
        });
        const { error, resources: others } = await failToDeployComponent(
          args("jane@example.com", "joe@example.com"),
        );
        assert.deepEqual(error.problems, [
          {
            path: "testUser.email",
            reason: "users sign in with their email address, and `testUser.username` is another one",
            fix: "leave it out",
          },
        ]);
        assert.equal(others["auth-test-user"], undefined);
      }
    });

    it("tells a bad username once, also where the email address is that", async () => {
      for (const email of [undefined, "jane@example.com", pulumi.output("jane@example.com")]) {
        const { error } = await failToDeployComponent({
          ...emailPool,
          testUser: { username: pulumi.output("jane"), email },
        });
        assert.deepEqual(error.problems, [
          {
            path: "testUser.username",
            reason: "users sign in with their email address",
            fix: "use an address such as jane@example.com",
          },
        ]);
      }
    });
  });

  describeArgument("testUser.email", {
    base,
    accepts: [
      "j@x.de",
      "jane.doe+shop@mail.example.com",
      "o'hara/!#$%&*=?^_`{|}~-@xn--exmple-cua.de",
      '"jane doe, \\"jane\\""@example.com',
      "jané@exämple.de",
      `${"x".repeat(2_036)}@example.com`,
      `${"é".repeat(2_036)}@example.com`,
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
          "jane@localhost",
          "jane@[192.0.2.1]",
          "jane@.com",
          "jane@example.",
          "jane@example..com",
          "jane@@example.com",
          "jane doe@example.com",
          "jane@example.com ",
          "jane@exam ple.com",
          "<jane@example.com>",
          "Jane <jane@example.com>",
          "mailto:jane@example.com",
          "jane,joe@example.com",
          "jane@example.com,joe@example.com",
          "jane@example.com;joe@example.com",
          ".jane@example.com",
          "jane.@example.com",
          "jane..doe@example.com",
          "jane@-example.com",
          "jane@example-.com",
          "jane@exam_ple.com",
          'ja"ne@example.com',
        ].map((address) => [address, JSON.stringify(address)]),
        reason: "this isn't a valid email address",
        fix: "use an address such as jane@example.com",
      },
      {
        values: [
          ["jane\0@example.com", '"jane\\u0000@example.com"'],
          ["jane\u001b@example.com", '"jane\\u001b@example.com"'],
          ["jane\u200b@example.com", '"jane\\u200b@example.com"'],
          ["jane@example\u00ad.com", '"jane@example\\u00ad.com"'],
          ["jane\ud800@example.com", '"jane\\ud800@example.com"'],
        ],
        reason: "this isn't a valid email address",
        fix: "use an address such as jane@example.com",
      },
      {
        values: [
          [`${"x".repeat(2_037)}@example.com`, `"${"x".repeat(60)}…"`],
          [`${"é".repeat(2_037)}@example.com`, `"${"é".repeat(60)}…"`],
        ],
        reason: "this attribute has 0 to 2048 characters; this has 2049",
        fix: "write 0 to 2048 characters",
      },
      ...notAString,
    ],
  });

  it("doesn't guess what a username has to be where the way to sign in is wrong", () => {
    for (const username of ["jane", "jane@example.com"]) {
      assert.deepEqual(
        problemsOf({ userPool: { signInWith: "mail" }, testUser: { username } }).map(({ path }) => path),
        ["userPool.signInWith"],
      );
    }
  });
});

/** An object whose values may be secrets. */
function unwrapped(value: unknown): object {
  const entries = Object.entries(Object(unwrapSecret(value)) as object);
  return Object.fromEntries(entries.map(([name, inner]) => [name, unwrapSecret(inner)]));
}
