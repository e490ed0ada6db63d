import assert from "node:assert/strict";
import { InvalidArgumentsError, type Problem } from "../../components";
import { readConfiguration, type StackConfiguration } from "../../program/configuration";
import { settings } from "../../program/settings";
import { withArgument } from "../helpers/argumentRules";
import { deployProgram, failToDeploy } from "../helpers/deployment";
import { project, withFullKeys, type Configuration } from "../helpers/program";

const jane = { username: "jane", email: "jane@example.com" };

/** A value of every setting as Pulumi hands it over, and as the argument. */
const samples: Record<string, [written: string, argument: unknown]> = {
  userPoolName: ["Customers", "Customers"],
  signInWith: ["email", "email"],
  selfSignUp: ["true", true],
  passwordMinimumLength: ["20", 20],
  passwordRequireLowercase: ["false", false],
  passwordRequireUppercase: ["false", false],
  passwordRequireNumbers: ["false", false],
  passwordRequireSymbols: ["false", false],
  passwordHistorySize: ["24", 24],
  temporaryPasswordValidityDays: ["1", 1],
  mfa: ["OFF", "OFF"],
  customAttributes: [
    '{"plan":{"type":"String","maxLength":20}}',
    { plan: { type: "String", maxLength: 20 } },
  ],
  invitation: ['{"subject":"Welcome"}', { subject: "Welcome" }],
  verification: ['{"subject":"Your code"}', { subject: "Your code" }],
  featurePlan: ["PLUS", "PLUS"],
  deletionProtection: ["false", false],
  appClientName: ["Web", "Web"],
  authFlows: ['{"userPassword":true}', { userPassword: true }],
  accessTokenValidity: ['{"value":5,"unit":"minutes"}', { value: 5, unit: "minutes" }],
  idTokenValidity: ['{"value":1,"unit":"days"}', { value: 1, unit: "days" }],
  refreshTokenValidity: ['{"value":10,"unit":"days"}', { value: 10, unit: "days" }],
  refreshTokenRotation: ['{"retryGracePeriodSeconds":10}', { retryGracePeriodSeconds: 10 }],
  tokenRevocation: ["false", false],
  testUser: [JSON.stringify(jane), jane],
  tags: ['{"team":"shop"}', { team: "shop" }],
};

const wrongByType = {
  boolean: { taken: "true or false", values: ["yes", "True", "1", "", " true"] },
  integer: { taken: "a whole number", values: ["1.5", "ten", "1e1", "0x10", "", "+5", " 5"] },
  object: {
    taken: "an object, such as pulumi config set --path writes",
    values: ["text", "7", "null", "true", '"text"', "{", ""],
  },
};

describe("The configuration", () => {
  it("is nothing by default", async () => {
    assert.deepEqual(await read({}), { args: {}, protect: false });
  });

  for (const { key, path } of settings) {
    it(`has ${key}, which sets ${path} and nothing else`, async () => {
      const [written, argument] = samples[key] ?? assert.fail(`there is no sample of ${key}`);
      assert.deepEqual(await read({ [key]: written }), {
        args: withArgument({}, path, argument),
        protect: false,
      });
    });
  }

  it("has all its settings together", async () => {
    const all = Object.fromEntries(Object.entries(samples).map(([key, [written]]) => [key, written]));
    const testUser = { username: "jane@example.com" };
    const { args } = await read({ ...all, testUser: JSON.stringify(testUser) });
    const expected = settings.reduce<object>(
      (given, { key, path }) => withArgument(given, path, samples[key]?.[1]),
      {},
    );
    assert.deepEqual(args, { ...expected, testUser });
  });

  it("has protect, production and allowTestUserInProduction, which set no argument", async () => {
    assert.deepEqual(await read({ protect: "true" }), { args: {}, protect: true });
    assert.deepEqual(await read({ production: "true" }), { args: {}, protect: false });
    assert.deepEqual(await read({ production: "true", allowTestUserInProduction: "true" }), {
      args: {},
      protect: false,
    });
  });

  it("takes a test user where the stack isn't production", async () => {
    const testUser = JSON.stringify(jane);
    for (const stack of [
      {},
      { production: "false" },
      { production: "true", allowTestUserInProduction: "true" },
    ]) {
      assert.deepEqual((await read({ ...stack, testUser })).args, { testUser: jane });
    }
  });

  it("doesn't care for the configuration of others", async () => {
    await deployProgram(() => readConfiguration("auth"), {
      project,
      config: { "aws:region": "eu-west-1", "cognito-auth-shop:mfaa": "x" },
    });
  });
});

describe("A mistake in the configuration", () => {
  for (const { key, type } of [...settings, { key: "protect", type: "boolean" as const }]) {
    if (type === "string") continue;
    const { taken, values } = wrongByType[type];
    it(`is anything else than ${taken} as ${key}`, async () => {
      for (const value of values) {
        assert.deepEqual(await problemsIn({ [key]: value }), [
          { path: key, value: JSON.stringify(value), reason: `this takes ${taken}`, fix: `write ${taken}` },
        ]);
      }
    });
  }

  it("is told of by its configuration key", async () => {
    assert.deepEqual(
      await problemsIn({
        featurePlan: "LITE",
        passwordHistorySize: "1",
        authFlows: '{"userSrp":false,"adminUserPassword":false}',
        testUser: '{"username":"jane@example.com","mail":"jane@example.com"}',
        customAttributes: '{"plan":{"type":"Text"}}',
      }),
      [
        {
          path: "customAttributes.plan.type",
          value: '"Text"',
          reason: 'expected one of "String", "Number", "DateTime", "Boolean"',
          fix: 'write one of "String", "Number", "DateTime", "Boolean"',
        },
        {
          path: "passwordHistorySize",
          value: "1",
          reason: "the feature plan LITE has no password history",
          fix: "set it to 0, or `featurePlan` to ESSENTIALS",
        },
        {
          path: "authFlows",
          reason: "every sign-in flow is off, so nobody could sign in",
          fix: "turn one on, such as `authFlows.userSrp`",
        },
        { path: "testUser.mail", reason: "there is no argument with this name", fix: "did you mean email?" },
        {
          path: "testUser.username",
          value: '"jane@example.com"',
          reason: "the e-mail address is an alias, so Cognito refuses a username of that form",
          fix: "choose another username, or set `signInWith` to email",
        },
        { path: "testUser.email", reason: "this is required", fix: "add it" },
      ],
    );
  });

  it("is a key that doesn't exist", async () => {
    assert.deepEqual(
      await problemsIn({ mfaa: "ON", passwordMinLength: "20", domain: "x", protected: "true" }),
      [
        unknownKey("mfaa", "did you mean mfa?"),
        unknownKey("passwordMinLength", "did you mean passwordMinimumLength?"),
        unknownKey("domain", "remove it; README.md lists the keys"),
        unknownKey("protected", "did you mean protect?"),
      ],
    );
  });

  it("is told of together with all others, in one message", async () => {
    const { error } = await refusalOf({
      selfSignup: "true",
      passwordMinimumLength: "5",
      deletionProtection: "no",
      production: "yes",
      temporaryPasswordValidityDays: "0",
    });
    assert.equal(
      error.message,
      `The configuration of this stack has 5 problems:

  selfSignup
    why: there is no configuration key of this name
    fix: did you mean selfSignUp?

  deletionProtection: "no"
    why: this takes true or false
    fix: write true or false

  production: "yes"
    why: this takes true or false
    fix: write true or false

  passwordMinimumLength: 5
    why: Cognito allows a minimum length of 6 to 99 characters
    fix: choose a whole number from 6 to 99

  temporaryPasswordValidityDays: 0
    why: Cognito treats 0 as 7, so every later preview would show a diff
    fix: write the number of days, such as 7
`,
    );
  });

  it("never shows the value of a key that doesn't exist", async () => {
    const { error } = await refusalOf({
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

function unknownKey(path: string, fix: string): Problem {
  return { path, reason: "there is no configuration key of this name", fix };
}

async function read(configuration: Configuration): Promise<StackConfiguration> {
  let result: StackConfiguration | undefined;
  const program = (): void => {
    result = readConfiguration("auth");
  };
  await deployProgram(program, { project, config: withFullKeys(configuration) });
  return result ?? assert.fail("the program didn't run");
}

async function refusalOf(configuration: Configuration): Promise<{ error: InvalidArgumentsError }> {
  const program = (): unknown => readConfiguration("auth");
  const { error, resources } = await failToDeploy(program, { project, config: withFullKeys(configuration) });
  assert.ok(error instanceof InvalidArgumentsError);
  assert.deepEqual(resources, {});
  return { error };
}

async function problemsIn(configuration: Configuration): Promise<Problem[]> {
  return (await refusalOf(configuration)).error.problems;
}
