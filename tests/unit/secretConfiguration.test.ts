import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { CognitoAuth, type Problem } from "../../components";
import { isSecret } from "../../components/testing/secrets";
import { ownValue } from "../../components/validation/checks";
import { findPlainSecrets } from "../../program/plainSecrets";
import { secretsIn } from "../../program/secretSettings";
import { everyArgument } from "../engine/everyArgument";
import { validArguments } from "../helpers/arbitraries";
import { withArgument } from "../helpers/argumentRules";
import { read, readWith, refusalOf, resolved, written } from "../helpers/configuration";
import {
  deployProgram,
  inputsOf,
  type MockDeployment,
  outputsOf,
  secretValue,
} from "../helpers/deployProgram";
import { project } from "../helpers/program";

const keys = Object.keys(everyArgument);

/** The keys under which something can be a secret; scopes have to be known before. */
const secretKeys = keys.filter((key) => key !== "appClients" && key !== "resourceServers");

const permissionsOfTriggers = [
  ...["pre-sign-up", "post-confirmation", "pre-authentication", "post-authentication"],
  ...["pre-token-generation", "custom-message", "user-migration"],
  ...["define-auth-challenge", "create-auth-challenge", "verify-auth-challenge-response"],
].map((purpose) => `auth-${purpose}-permission`);
const permissionsOfSenders = ["auth-email-sender-permission", "auth-sms-sender-permission"];
const decryption = ["auth-email-sender-decryption", "auth-sms-sender-decryption"];

describe("A secret in the configuration", () => {
  it("is one in the inputs of the resources, and in the outputs, as is all else that can be one under its key", async () => {
    const deployment = await deploy(everyArgument, secretKeys);
    const expected = [
      "auth-user-pool.adminCreateUserConfig",
      "auth-user-pool.deletionProtection",
      ...["auth-user-pool.emailConfiguration", "auth-user-pool.emailMfaConfiguration"],
      "auth-user-pool.name",
      ...["auth-user-pool.smsAuthenticationMessage", "auth-user-pool.smsConfiguration"],
      "auth-user-pool.tags",
      "auth-user-pool.verificationMessageTemplate",
      "auth-user-pool.webAuthnConfiguration",
      ...["auth-domain.domain", "auth-custom-domain.certificateArn", "auth-custom-domain.domain"],
      ...["auth-group-staff.description", "auth-group-staff.roleArn"],
      "auth-user-pool.lambdaConfig",
      ...[...permissionsOfTriggers, ...permissionsOfSenders].flatMap((name) => [
        `${name}.function`,
        `${name}.qualifier`,
      ]),
      ...decryption.flatMap((name) => [`${name}.policy`, `${name}.role`]),
      "auth-test-user.attributes",
      "auth-test-user.password",
      "auth-test-user.username",
      ...["auth-custom-domain-a.name", "auth-custom-domain-a.zoneId"],
      ...["auth-custom-domain-aaaa.name", "auth-custom-domain-aaaa.zoneId"],
      "auth-test-user-group-staff.username",
      "auth-app-client.callbackUrls",
      "auth-app-client.defaultRedirectUri",
      "auth-app-client.enableTokenRevocation",
      "auth-app-client.logoutUrls",
      "auth-app-client.name",
      ...["auth-branding.assets", "auth-branding.settings"],
    ];
    assert.deepEqual(secretPathsIn(deployment).sort(), expected.sort());
    assert.deepEqual(deployment.outputs["testUsername"], secretValue("jane"));
    assert.ok(isSecret(deployment.outputs["amplifyOutputs"]));
  });

  for (const [key, ...resources] of [
    ["userPool", "auth-user-pool"],
    ["appClient", "auth-app-client", "auth-branding"],
    ["domain", "auth-custom-domain", "auth-custom-domain-a", "auth-custom-domain-aaaa", "auth-domain"],
    ["groups", "auth-group-staff"],
    ["triggers", "auth-user-pool", ...permissionsOfTriggers],
    ["customSenders", "auth-user-pool", ...permissionsOfSenders, ...decryption],
    ["testUser", "auth-test-user", "auth-test-user-group-staff"],
    ["tags", "auth-user-pool"],
  ] as const) {
    it(`makes no secret of what is under another key than ${key}`, async () => {
      const [plain, secret] = [await deploy(everyArgument, []), await deploy(everyArgument, [key])];
      assert.deepEqual(
        resourcesOf(secretPathsIn(secret)),
        resourcesOf([...secretPathsIn(plain), ...resources]),
      );
    });
  }

  it("changes nothing else, whatever the arguments", async () => {
    await fc.assert(
      fc.asyncProperty(validArguments, async (inputs) => {
        const args = { ...(await resolved(inputs)) };
        const possible = keys.filter(
          (key) => findPlainSecrets("auth", args, (one) => one === key).length === 0,
        );
        const [plain, secret] = [await deploy(args, []), await deploy(args, possible)];
        assert.deepEqual(withoutSecrets(inputsOf(secret)), withoutSecrets(inputsOf(plain)));
      }),
      { numRuns: 25 },
    );
  });

  it("is one in arrays, too, and isn't where the value has to be plain", () => {
    const value = { plain: 1, list: ["a", { plain: 2 }], map: {} };
    const accepts = (candidate: unknown): boolean => !isOutput(ownValue(candidate, "plain"));
    const secret = secretsIn(value, accepts);
    assert.deepEqual(pathsOf(secret, isOutput), ["list.0", "list.1.plain"]);
    assert.deepEqual(
      pathsOf(secret, (inner) => typeof inner === "number"),
      ["plain"],
    );
    assert.deepEqual(ownValue(secret, "map"), {});
  });
});

function isOutput(value: unknown): boolean {
  return pulumi.Output.isInstance(value);
}

describe("A mistake in a secret of the configuration", () => {
  const canary = "hunter2 \u200b".repeat(300);

  for (const path of pathsOf(everyArgument)) {
    it(`doesn't show it: ${path}`, async () => {
      const args = withArgument(everyArgument, path, canary);
      const { message, problems } = await refusalOf(written(args), keys);
      assert.doesNotMatch(message, /hunter2/);
      assert.deepEqual(problemAt(problems, path)?.value, "a secret");
    });
  }

  it("doesn't show it where an object is expected, or true or false", async () => {
    const { message, problems } = await refusalOf(
      { testUser: "hunter2", protect: "hunter2", password: "hunter2" },
      ["testUser", "protect", "password"],
    );
    assert.doesNotMatch(message, /hunter2/);
    assert.deepEqual(
      problems.map(({ path, value }) => [path, value]),
      [
        ["password", undefined],
        ["testUser", "a secret"],
        ["protect", "a secret"],
      ],
    );
  });

  for (const [path, args, reason] of [
    [
      "userPool.mfa.mode",
      { userPool: { mfa: { mode: "ON" } } },
      "it must be known before anything is deployed",
    ],
    [
      "testUser.username",
      { testUser: { username: "jane@example.com" }, userPool: { signInWith: "email" } },
      "it is part of the user's resource ID, which Pulumi doesn't encrypt",
    ],
  ] as const) {
    it(`is one that couldn't stay one: ${path}`, async () => {
      assert.deepEqual((await refusalOf(written(args), [path.split(".")[0] ?? ""])).problems, [
        {
          path,
          value: "a secret",
          reason: `this can't be a secret: ${reason}`,
          fix: `don't make it a secret: pulumi config set --path cognito-auth:${path} VALUE`,
        },
      ]);
    });
  }

  it("is one that couldn't stay one in a list, which is named with its index", async () => {
    const args = { appClient: { identityProviders: ["cognito"], readAttributes: ["email", "name"] } };
    assert.deepEqual(
      (await refusalOf(written(args), ["appClient"])).problems.map(({ path, fix }) => [path, fix]),
      ["identityProviders[0]", "readAttributes[0]", "readAttributes[1]"].map((item) => [
        `appClient.${item}`,
        `don't make it a secret: pulumi config set --path 'cognito-auth:appClient.${item}' VALUE`,
      ]),
    );
  });

  it("isn't assumed where another value under the key can be the secret, or where nothing is one", async () => {
    const userPool = { mfa: { mode: "ON" }, name: "shop" };
    const testUser = { username: "jane", email: "jane@example.com" };
    await read(written({ userPool, testUser }), ["userPool", "testUser"]);
    await read(written({ userPool: { mfa: { totp: true } } }), ["userPool"]);
    await read(written({ userPool: { mfa: { mode: "ON" } } }), ["tags"]);
  });

  it("doesn't show it under a key that isn't a plain word", async () => {
    const tags = JSON.stringify({ "my team": "hunter2,", "a.b": "hunter2,", "": "hunter2," });
    const { message, problems } = await refusalOf({ tags }, ["tags"]);
    assert.doesNotMatch(message, /hunter2/);
    assert.deepEqual(
      problems.map(({ path, value }) => [path, value]),
      [
        ['tags["my team"]', "a secret"],
        ['tags["a.b"]', "a secret"],
        ['tags[""]', undefined],
        ['tags[""]', "a secret"],
      ],
    );
  });

  it("says of a number where a string belongs only how to set it: that can stay a secret", async () => {
    const { problems } = await refusalOf({ tags: '{"costCenter":4711}' }, ["tags"]);
    assert.deepEqual(
      problems.map(({ value, fix }) => [value, fix]),
      [["a secret", "pulumi config set --path --type string cognito-auth:tags.costCenter VALUE"]],
    );
  });

  it("says that a number can't be one: Pulumi stores every secret as a string", async () => {
    const { problems } = await refusalOf({ userPool: '{"passwordPolicy":{"minimumLength":"16"}}' }, [
      "userPool",
    ]);
    assert.deepEqual(
      problems.map(({ value, fix }) => [value, fix]),
      [
        [
          "a secret",
          "don't make it a secret: " +
            "pulumi config set --path --type int cognito-auth:userPool.passwordPolicy.minimumLength VALUE",
        ],
      ],
    );
  });
});

/** Deploys arguments that come from a configuration in which some keys are secrets. */
function deploy(args: object, secretKeys: string[]): Promise<MockDeployment> {
  const program = (): object => outputsOf(new CognitoAuth("auth", readWith(written(args), secretKeys).args));
  return deployProgram(program, { project });
}

function secretPathsIn(deployment: MockDeployment): string[] {
  return pathsOf(inputsOf(deployment), isSecret);
}

function resourcesOf(paths: string[]): string[] {
  return [...new Set(paths.map((path) => path.split(".")[0] ?? ""))].sort();
}

/** The paths of all values that aren't objects, and of lists; or of those that are what is asked for. */
function pathsOf(value: unknown, isWanted?: (value: unknown) => boolean, path: string[] = []): string[] {
  if (isWanted?.(value) === true) return [path.join(".")];
  const isValue = typeof value !== "object" || value === null;
  if (isValue || (isWanted === undefined && Array.isArray(value))) {
    return isWanted === undefined ? [path.join(".")] : [];
  }
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, isWanted, [...path, key]));
}

function withoutSecrets(value: unknown): unknown {
  if (isSecret(value)) return withoutSecrets(value.value);
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withoutSecrets(inner)] as const);
  // Of a secret that isn't there, such as the version of a function, Pulumi knows only later that it isn't.
  return Object.fromEntries(entries.filter(([, inner]) => inner !== null));
}

function problemAt(problems: Problem[], path: string): Problem | undefined {
  return problems.find((problem) => problem.path === path);
}
