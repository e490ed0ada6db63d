import assert from "node:assert/strict";
import fc from "fast-check";
import { type Problem, validate } from "../../components";
import { readConfiguration } from "../../program/configuration";
import { everyArgument } from "../engine/everyArgument";
import { validArguments } from "../helpers/arbitraries";
import { read, refusalOf, resolved, written } from "../helpers/configuration";
import { deployProgram } from "../helpers/deployProgram";
import { type Configuration, project } from "../helpers/program";

const jane = { username: "jane", email: "jane@example.com" };

describe("The configuration", () => {
  it("is nothing by default", async () => {
    assert.deepEqual(await read({}), { args: {}, protect: false });
  });

  it("has every argument, by its own name and in its own shape", async () => {
    const { args } = await read(written(everyArgument));
    assert.deepEqual(args, everyArgument);
  });

  it("gives the same arguments as a program that has them itself, whichever they are", async () => {
    await fc.assert(
      fc.asyncProperty(validArguments, async (inputs) => {
        const args = await resolved(inputs);
        assert.deepEqual((await read(written(args))).args, args);
      }),
      { numRuns: 50 },
    );
  });

  it("has protect, production and allowTestUserInProduction, which set no argument", async () => {
    assert.deepEqual(await read({ protect: "true" }), { args: {}, protect: true });
    assert.deepEqual(await read({ production: "true" }), { args: {}, protect: false });
    assert.deepEqual(await read({ production: "true", allowTestUserInProduction: "true" }), {
      args: {},
      protect: false,
    });
  });

  it("accepts a test user where the stack isn't production", async () => {
    const testUser = JSON.stringify(jane);
    for (const stack of [
      {},
      { production: "false" },
      { production: "true", allowTestUserInProduction: "true" },
    ]) {
      assert.deepEqual((await read({ ...stack, testUser })).args, { testUser: jane });
    }
  });

  it("ignores the configuration of other projects and packages", async () => {
    await deployProgram(() => readConfiguration("auth"), {
      project,
      config: {
        "aws:region": "eu-west-1",
        "cognito-auth-shop:mfaa": "x",
        "pulumi:tags": "{}",
        "other:userPools": "{}",
        ...{ "aws:tags": "{}", "aws:production": "true", "random:tags": "{}" },
      },
    });
  });
});

describe("A mistake in the configuration", () => {
  it("is anything else than an object as an argument", async () => {
    for (const key of ["userPool", "appClient", "testUser", "tags"]) {
      for (const value of ["text", "7", "null", "true", '"text"', "{", ""]) {
        assert.deepEqual(await problemsIn({ [key]: value }), [
          {
            path: key,
            value: JSON.stringify(value),
            reason: "expected an object",
            fix: `set what is in it: pulumi config set --path cognito-auth:${key}.NAME VALUE`,
          },
        ]);
      }
    }
  });

  it("is anything else than true or false as protect, production and allowTestUserInProduction", async () => {
    for (const key of ["protect", "production", "allowTestUserInProduction"]) {
      for (const value of ["yes", "True", "1", "", " true"]) {
        assert.deepEqual(await problemsIn({ [key]: value }), [
          {
            path: key,
            value: JSON.stringify(value),
            reason: "expected true or false",
            fix: "set it to true or false",
          },
        ]);
      }
    }
  });

  it("is what the component reports, by the same paths", async () => {
    const args = {
      userPool: { featurePlan: "LITE", passwordPolicy: { historySize: 1 }, customAttributes: { plan: {} } },
      appClient: { authFlows: { userSrp: false, adminUserPassword: false } },
      testUser: { username: "jane@example.com", mail: "jane@example.com" },
      tags: { team: {} },
    };
    const problems = await problemsIn(written(args));
    assert.deepEqual(problems, validate("auth", args));
    assert.deepEqual(
      problems.map(({ path }) => path),
      [
        "userPool.customAttributes.plan.type",
        "userPool.passwordPolicy.historySize",
        "appClient.authFlows",
        "testUser.mail",
        "testUser.username",
        "testUser.email",
        "tags.team",
      ],
    );
  });

  it("is a string where a number or boolean is expected, and the other way round, with the command that sets it", async () => {
    const problems = await problemsIn(
      written({
        userPool: {
          passwordPolicy: { minimumLength: "16", requireSymbols: "false", historySize: "many" },
          customAttributes: { level: { type: "Number", minValue: "1.5" } },
        },
        testUser: { ...jane, attributes: { level: 3 }, passwordVersion: "0" },
        tags: { costCenter: 4711, reviewed: true, "cost.center": 4711 },
      }),
    );
    assert.deepEqual(
      problems.map(({ path, value, fix }) => [path, value, fix]),
      [
        [
          "userPool.passwordPolicy.minimumLength",
          '"16"',
          typed("int", "userPool.passwordPolicy.minimumLength"),
        ],
        [
          "userPool.passwordPolicy.requireSymbols",
          '"false"',
          typed("bool", "userPool.passwordPolicy.requireSymbols"),
        ],
        ["userPool.passwordPolicy.historySize", '"many"', "write digits, without quotes"],
        [
          "userPool.customAttributes.level.minValue",
          '"1.5"',
          typed("float", "userPool.customAttributes.level.minValue"),
        ],
        ["testUser.passwordVersion", '"0"', "write digits, without quotes"],
        ["testUser.attributes.level", "3", typed("string", "testUser.attributes.level")],
        ["tags.costCenter", "4711", typed("string", "tags.costCenter")],
        ["tags.reviewed", "true", typed("string", "tags.reviewed")],
        [
          'tags["cost.center"]',
          "4711",
          `pulumi config set --path --type string 'cognito-auth:tags["cost.center"]' VALUE`,
        ],
      ],
    );
  });

  it("is reported together with all others, in one message", async () => {
    const error = await refusalOf({
      testUsers: "{}",
      mfa: "ON",
      production: "yes",
      userPool: '{"passwordPolicy":{"minimumLength":5,"temporaryPasswordValidityDays":0}}',
    });
    assert.equal(
      error.message,
      `The configuration of this stack has 5 problems:

  testUsers
    why: there is no argument with this name
    fix: did you mean testUser?

  mfa
    why: this key is \`userPool.mfa.mode\` now
    fix: pulumi config set --path cognito-auth:userPool.mfa.mode VALUE && pulumi config rm cognito-auth:mfa

  production: "yes"
    why: expected true or false
    fix: set it to true or false

  userPool.passwordPolicy.minimumLength: 5
    why: Cognito allows a minimum length of 6 to 99 characters
    fix: choose a whole number from 6 to 99

  userPool.passwordPolicy.temporaryPasswordValidityDays: 0
    why: Cognito treats 0 as 7, so every later preview would show a diff
    fix: write the number of days, such as 7
`,
    );
  });

  it("never shows the value of a key that doesn't exist", async () => {
    const error = await refusalOf({
      testUserPassword: "hunter2",
      testUser: JSON.stringify({ ...jane, password: "hunter2" }),
    });
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      ["testUserPassword", "testUser.password"],
    );
    assert.doesNotMatch(error.message, /hunter2/);
  });

  it("is a test user in production, also where that is wrong itself", async () => {
    const problems = await problemsIn({ production: "true", testUser: "{}" });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["testUser.username", "testUser.email", "testUser"],
    );
  });
});

function typed(type: string, path: string): string {
  return `pulumi config set --path --type ${type} cognito-auth:${path} VALUE`;
}

async function problemsIn(configuration: Configuration): Promise<Problem[]> {
  return (await refusalOf(configuration)).problems;
}
