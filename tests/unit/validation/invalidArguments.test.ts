import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { validate } from "../../../components";
import { describe as describeValue } from "../../../components/validation/problem";
import { failToDeployComponent } from "../../helpers/deployProgram";

const manyProblems = {
  userPol: {},
  userPool: {
    passwordPolicy: { minimumLength: 5, historySize: 25 },
    mfa: { totp: false },
    customAttributes: { "custom:plan": { type: "Text" } },
  },
  appClient: { refreshTokenValidity: { value: 59, unit: "minutes" }, generateSecret: "yes" },
  testUser: { username: "jane doe" },
  tags: { "aws:team": "shop" },
};

const message = `CognitoAuth "shop/auth" has 12 problems:

  name: "shop/auth"
    why: resources are named after the component, and Cognito accepts only letters, digits, spaces and _+=,.@-
    fix: choose another name, or set \`userPool.name\` and \`appClient.name\`

  userPol
    why: there is no argument with this name
    fix: did you mean userPool?

  userPool.passwordPolicy.minimumLength: 5
    why: Cognito allows a minimum length of 6 to 99 characters
    fix: choose a whole number from 6 to 99

  userPool.passwordPolicy.historySize: 25
    why: Cognito remembers at most 24 passwords
    fix: choose a whole number from 0 to 24

  userPool.customAttributes.custom:plan
    why: Cognito adds custom: itself
    fix: write plan

  userPool.customAttributes.custom:plan.type: "Text"
    why: expected one of "String", "Number", "DateTime", "Boolean"
    fix: choose one of them

  userPool.mfa.totp: false
    why: MFA is OPTIONAL but there is no second factor
    fix: turn \`userPool.mfa.totp\` on, or set \`userPool.mfa.mode\` to OFF

  appClient.refreshTokenValidity: 59 minutes
    why: Cognito allows 60 minutes to 3650 days
    fix: choose a duration of 60 minutes to 3650 days

  appClient.generateSecret: "yes"
    why: expected a boolean
    fix: write true or false

  testUser.username: "jane doe"
    why: Cognito accepts no white space and no control characters
    fix: remove them

  testUser.email
    why: this is required
    fix: add it

  tags.aws:team
    why: AWS reserves the prefix aws:
    fix: choose another key
`;

describe("Invalid arguments", () => {
  it("are one error with all problems, and nothing is asked for", async () => {
    const { error, resources, outputs } = await failToDeployComponent(manyProblems, "shop/auth");
    assert.equal(error.message, message);
    assert.deepEqual(error.problems, validate("shop/auth", manyProblems));
    assert.deepEqual(resources, {});
    assert.deepEqual(outputs, {});
  });

  it("are an error of the program, which Pulumi shows without a stack trace", async () => {
    const { error } = await failToDeployComponent(manyProblems);
    assert.equal(pulumi.RunError.isInstance(error), true);
    assert.equal(error.name, "InvalidArgumentsError");
  });

  it("have a message of their own where there is one problem", async () => {
    const { error } = await failToDeployComponent({ userPool: { invitation: null } });
    assert.equal(
      error.message,
      'CognitoAuth "auth" has a problem:\n\n  userPool.invitation: null\n    why: expected an object\n    fix: write { … } with any of subject, message, smsMessage\n',
    );
  });

  it("are reported as a whole where they are no object", async () => {
    for (const [value, shown] of [
      [null, "null"],
      ["shop", '"shop"'],
      [[], "an array"],
      [pulumi.output({}), "an Output"],
    ] as const) {
      const { error } = await failToDeployComponent(value);
      const [problem] = error.problems;
      assert.deepEqual([problem?.path, problem?.value], ["args", shown]);
    }
  });

  it("are found by a function that creates nothing", () => {
    assert.equal(validate("shop/auth", manyProblems).length, 12);
    assert.deepEqual(validate("auth", {}), []);
  });

  it("aren't changed", () => {
    const before = structuredClone(manyProblems);
    validate("auth", manyProblems);
    assert.deepEqual(manyProblems, before);
  });

  it("are reported on separate lines, whatever characters they contain", async () => {
    const { error } = await failToDeployComponent({ userPool: { name: "a\n  why: nothing\u001b[2J" } });
    assert.match(error.message, /^ {2}userPool\.name: "a\\n {2}why: nothing\\u001b\[2J"$/m);
  });
});

describe("A secret in invalid arguments", () => {
  const secret = "hunter2-hunter2";

  for (const { what, args } of [
    { what: "an argument that doesn't exist", args: { testUser: { password: secret } } },
    { what: "a misspelled argument", args: { testUsr: { username: secret } } },
    { what: "an object in place of a string", args: { testUser: { username: { value: secret } } } },
    { what: "an array in place of a string", args: { testUser: { username: [secret] } } },
    { what: "a function", args: { testUser: { username: (): string => secret } } },
    { what: "an Output where none can be", args: { userPool: { signInWith: pulumi.secret(secret) } } },
    { what: "a promise where none can be", args: { testUser: Promise.resolve(secret) } },
  ]) {
    it(`isn't shown: ${what}`, async () => {
      const { error } = await failToDeployComponent(args);
      assert.doesNotMatch(error.message, /hunter2/);
      assert.doesNotMatch(JSON.stringify(error.problems), /hunter2/);
    });
  }
});

describe("A value in a message", () => {
  it("is short and on one line", () => {
    for (const [value, expected] of [
      ["x".repeat(60), `"${"x".repeat(60)}"`],
      ["x".repeat(61), `"${"x".repeat(60)}…"`],
      ['say "hi"\n', '"say \\"hi\\"\\n"'],
      [undefined, "undefined"],
      [null, "null"],
      [-0.5, "-0.5"],
      [7n, "a bigint"],
      [Symbol("x"), "Symbol(x)"],
      [true, "true"],
      [{ secret: 1 }, "an object"],
      [Object.create(null), "an object"],
      [new Map(), "an instance of Map"],
      [[1, 2], "an array"],
      [Math.max, "a function"],
      [Map, "a function"],
      [pulumi.output(1), "an Output"],
      [Promise.resolve(1), "an Output"],
    ] as const) {
      assert.equal(describeValue(value), expected);
    }
  });
});
