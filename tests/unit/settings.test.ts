import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { settleAppClient } from "../../components/appClient/settled";
import { settleUserPool } from "../../components/userPool/settled";
import { configurationKeyOf, settings } from "../../program/settings";
import { inputsOf } from "../helpers/deployment";
import { defaultInputs, defaultUserPool } from "../helpers/expectedInputs";
import { deployStack, project, projectFolder } from "../helpers/program";

interface Declaration {
  type: string;
  description: string;
  default: unknown;
}

const stackKeys = ["production", "allowTestUserInProduction", "protect"];

describe("Pulumi.yaml", () => {
  const { name, main, declared } = readProjectFile();

  it("names the project and the program", () => {
    assert.deepEqual({ name, main }, { name: project, main: "index.ts" });
  });

  it("declares the keys that have a default, with that default", () => {
    const { passwordPolicy, mfa, ...userPool } = settleUserPool();
    assert.deepEqual(
      Object.fromEntries(Object.entries(declared).map(([key, value]) => [key, value.default])),
      {
        signInWith: userPool.signInWith,
        selfSignUp: userPool.selfSignUp,
        passwordMinimumLength: passwordPolicy.minimumLength,
        passwordRequireLowercase: passwordPolicy.requireLowercase,
        passwordRequireUppercase: passwordPolicy.requireUppercase,
        passwordRequireNumbers: passwordPolicy.requireNumbers,
        passwordRequireSymbols: passwordPolicy.requireSymbols,
        passwordHistorySize: passwordPolicy.historySize,
        temporaryPasswordValidityDays: passwordPolicy.temporaryPasswordValidityDays,
        mfa: mfa.mode,
        featurePlan: userPool.featurePlan,
        deletionProtection: userPool.deletionProtection,
        tokenRevocation: settleAppClient().tokenRevocation,
        production: false,
        allowTestUserInProduction: false,
        protect: false,
      },
    );
  });

  it("declares each with the type that the program reads, and a description", () => {
    for (const [key, { type, description }] of Object.entries(declared)) {
      const expected = stackKeys.includes(key)
        ? "boolean"
        : settings.find((setting) => setting.key === key)?.type;
      assert.equal(type, expected, key);
      assert.match(description, /^[A-Z].{10,}[^.]$/, key);
    }
  });

  it("leaves out the keys without a default", () => {
    const undeclared = settings.map(({ key }) => key).filter((key) => !(key in declared));
    assert.deepEqual(undeclared.sort(), [
      "accessTokenValidity",
      "appClientName",
      "authFlows",
      "customAttributes",
      "idTokenValidity",
      "invitation",
      "refreshTokenRotation",
      "refreshTokenValidity",
      "tags",
      "testUser",
      "userPoolName",
      "verification",
    ]);
  });

  it("declares defaults that deploy what the component deploys without arguments", async () => {
    const withoutStackFile = { testUser: undefined, deletionProtection: "true" };
    assert.deepEqual(inputsOf(await deployStack("dev", withoutStackFile)), {
      ...defaultInputs,
      "auth-user-pool": {
        ...defaultUserPool,
        tags: { "pulumi:project": "cognito-auth", "pulumi:stack": "dev" },
      },
    });
  });
});

describe("The settings", () => {
  it("have keys and arguments of their own", () => {
    const keys = [...settings.map(({ key }) => key), ...stackKeys];
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(new Set(settings.map(({ path }) => path)).size, settings.length);
  });

  it("tell the key of an argument, and of everything in it", () => {
    for (const { key, path } of settings) {
      assert.equal(configurationKeyOf(path), key);
      assert.equal(configurationKeyOf(`${path}.inner.part`), `${key}.inner.part`);
    }
  });

  it("leave the path of an argument without a key as it is", () => {
    for (const path of [
      "userPool.mfa.totp",
      "appClient.generateSecret",
      "userPool",
      "testUsers",
      "name",
      "",
    ]) {
      assert.equal(configurationKeyOf(path), path);
    }
  });
});

function readProjectFile(): { name: unknown; main: unknown; declared: Record<string, Declaration> } {
  const text = readFileSync(join(projectFolder, "Pulumi.yaml"), "utf8");
  const { name, main, config } = parse(text) as {
    name: unknown;
    main: unknown;
    config: Record<string, Declaration>;
  };
  // The region belongs to the AWS provider.
  const { "aws:region": region, ...declared } = config;
  assert.deepEqual(region, { value: "us-east-1" });
  return { name, main, declared };
}
