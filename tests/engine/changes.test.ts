import assert from "node:assert/strict";
import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createCognitoClient } from "@cognito-auth/local-aws/awsClient";
import type * as pulumi from "@pulumi/pulumi";
import { CognitoAuth, type CognitoAuthArgs } from "../../components";
import { region, types } from "../../packages/local-aws/tests/provider/providerUnderTest";
import {
  idsOf,
  resourcesOf,
  useEngine,
  withoutResults,
} from "../../packages/local-aws/tests/realEngine/engineStack";
import { withArgument } from "../helpers/argumentRules";
import { everyArgument } from "./everyArgument";

/** What the engine does with the resources, by their names without the component's; or the error of a refusal. */
type Outcome = Record<string, Done> | RegExp;
type Done = "created" | "updated" | "replaced" | "deleted";

const outcomes = new Map<string, Done>([
  ["create", "created"],
  ["update", "updated"],
  ["replace", "replaced"],
  ["delete", "deleted"],
]);

/** An argument, its new value, and the outcome. */
type Change = readonly [path: string, value: unknown, outcome: Outcome];

const poolUpdated = { "user-pool": "updated" } as const;
const clientUpdated = { "app-client": "updated" } as const;
const userUpdated = { "test-user": "updated" } as const;
const poolReplaced = { "user-pool": "replaced", "app-client": "replaced" } as const;
const testUserCreated = { "test-user": "created", "test-user-password-1": "created" } as const;
const newPassword = {
  "test-user-password-2": "created",
  "test-user-password-1": "deleted",
  ...userUpdated,
} as const;

const jane = { username: "jane", email: "jane@example.com" };
const custom = { level: { type: "Number" } };
const refusedBySchema = /auth-user-pool.*The new schema of auth-user-pool has a problem/s;

/** Each is made to what all the changes before it left. */
const changes: readonly Change[] = [
  ["userPool.name", "store", poolUpdated],
  ["userPool.name", "shop", poolUpdated],
  ["userPool.selfSignUp", true, poolUpdated],
  ["userPool.passwordPolicy.minimumLength", 15, poolUpdated],
  ["userPool.passwordPolicy.requireLowercase", false, poolUpdated],
  ["userPool.passwordPolicy.requireUppercase", false, poolUpdated],
  ["userPool.passwordPolicy.requireNumbers", false, poolUpdated],
  ["userPool.passwordPolicy.requireSymbols", false, poolUpdated],
  ["userPool.passwordPolicy.temporaryPasswordValidityDays", 1, poolUpdated],
  ["userPool.passwordPolicy.historySize", 3, poolUpdated],
  ["userPool.mfa.mode", "ON", poolUpdated],
  ["userPool.mfa.mode", "OFF", poolUpdated],
  ["userPool.mfa.totp", false, {}],
  ["userPool.customAttributes", custom, poolUpdated],
  ["userPool.customAttributes.level", { type: "String" }, refusedBySchema],
  ["userPool.customAttributes", {}, refusedBySchema],
  ["userPool.invitation.subject", "Welcome", poolUpdated],
  ["userPool.invitation.message", "{username}: {####}", poolUpdated],
  ["userPool.verification.subject", "Code", poolUpdated],
  ["userPool.verification.message", "Code: {####}", poolUpdated],
  ["userPool.featurePlan", "PLUS", poolUpdated],
  ["userPool.deletionProtection", false, poolUpdated],
  ["appClient.name", "web", clientUpdated],
  ["appClient.authFlows.userPassword", true, clientUpdated],
  ["appClient.authFlows.custom", true, clientUpdated],
  ["appClient.authFlows.userSrp", false, clientUpdated],
  ["appClient.authFlows.adminUserPassword", false, clientUpdated],
  ["appClient.authFlows.refreshToken", false, clientUpdated],
  ["appClient.accessTokenValidity", { value: 300, unit: "seconds" }, clientUpdated],
  ["appClient.idTokenValidity", { value: 1, unit: "hours" }, clientUpdated],
  ["appClient.refreshTokenValidity", { value: 1, unit: "days" }, clientUpdated],
  ["appClient.refreshTokenRotation", {}, clientUpdated],
  ["appClient.refreshTokenRotation.retryGracePeriodSeconds", 30, clientUpdated],
  ["appClient.refreshTokenRotation", { feature: "DISABLED" }, clientUpdated],
  ["appClient.tokenRevocation", false, clientUpdated],
  ["testUser.attributes", { given_name: "Joan" }, userUpdated],
  ["testUser.sendInvitation", false, userUpdated],
  ["testUser.passwordVersion", 2, newPassword],
  ["tags", { team: "shop" }, poolUpdated],
  // Cognito keeps the address until the user has verified the new one, and each update asks for that one again.
  ["testUser.email", "joan@example.com", userUpdated],
  ["appClient.generateSecret", true, { "app-client": "replaced", ...userUpdated }],
  ["testUser.username", "joan", { "test-user": "replaced" }],
  ["testUser", undefined, { "test-user": "deleted", "test-user-password-2": "deleted" }],
  ["testUser", jane, testUserCreated],
  ["userPool.signInWith", "email", /testUser\.username: "jane"/],
  ["testUser", undefined, { "test-user": "deleted", "test-user-password-1": "deleted" }],
  ["userPool.signInWith", "email", poolReplaced],
  ["testUser", { username: "jane@example.com" }, testUserCreated],
];

describe("A changed argument, under the real engine,", () => {
  const engine = useEngine();
  const program: { args: CognitoAuthArgs; opts: pulumi.ComponentResourceOptions } = { args: {}, opts: {} };

  async function idOf(stack: pulumi.automation.Stack, type: string): Promise<string> {
    return (await resourcesOf(stack)).find((resource) => resource.type === type)?.id ?? "";
  }

  /** Makes sure that Cognito has what all the changes ask for. */
  async function assertDeployed(UserPoolId: string, ClientId: string): Promise<void> {
    const cognito = createCognitoClient({ endpoint: engine.emulator.endpoint, region });
    const { UserPool = {} } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    const request = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
    const { UserPoolClient: client = {} } = await cognito.send(request);
    cognito.destroy();
    // The AWS provider sends no false of a policy, so the local AWS reports none.
    assert.deepEqual(UserPool.Policies?.PasswordPolicy, {
      MinimumLength: 15,
      TemporaryPasswordValidityDays: 1,
      PasswordHistorySize: 3,
    });
    assert.deepEqual(UserPool.AdminCreateUserConfig, {
      InviteMessageTemplate: {
        EmailSubject: "Welcome",
        EmailMessage: "{username}: {####}",
        SMSMessage: "Your username is {username} and temporary password is {####}.",
      },
    });
    assert.equal(UserPool.VerificationMessageTemplate?.EmailSubject, "Code");
    assert.equal(UserPool.VerificationMessageTemplate.EmailMessage, "Code: {####}");
    assert.equal(UserPool.MfaConfiguration, "OFF");
    assert.equal(UserPool.UserPoolTier, "PLUS");
    assert.equal(UserPool.DeletionProtection, "INACTIVE");
    assert.equal(UserPool.Name, "shop");
    assert.deepEqual(UserPool.UsernameAttributes, ["email"]);
    assert.equal(UserPool.UserPoolTags?.["team"], "shop");
    assert.equal(client.ClientName, "web");
    assert.deepEqual(client.ExplicitAuthFlows?.sort(), ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_PASSWORD_AUTH"]);
    const { AccessTokenValidity, IdTokenValidity, RefreshTokenValidity, TokenValidityUnits } = client;
    assert.deepEqual([AccessTokenValidity, IdTokenValidity, RefreshTokenValidity], [300, 1, 1]);
    const units = { AccessToken: "seconds", IdToken: "hours", RefreshToken: "days" };
    assert.deepEqual(TokenValidityUnits, units);
    assert.equal(client.EnableTokenRevocation, false);
    assert.ok(client.ClientSecret);
  }

  async function newStack(
    args: CognitoAuthArgs,
    opts: pulumi.ComponentResourceOptions,
  ): Promise<pulumi.automation.Stack> {
    Object.assign(program, { args, opts });
    const { stack } = await engine.newStack(await engine.served(), () => {
      new CognitoAuth("auth", program.args, program.opts);
      return Promise.resolve();
    });
    await withoutResults(stack).up();
    return stack;
  }

  /** The outcome of a change. */
  async function outcomeOf(stack: pulumi.automation.Stack): Promise<Outcome> {
    const outcome: Outcome = {};
    const onEvent = ({ resourcePreEvent }: pulumi.automation.EngineEvent): void => {
      const { op = "same", urn = "" } = resourcePreEvent?.metadata ?? {};
      const [, name] = urn.split("::auth-");
      const done = outcomes.get(op);
      if (name !== undefined && done !== undefined) outcome[name] = done;
    };
    await stack.up({ onEvent });
    return outcome;
  }

  it("updates in place, replaces, or is refused", async () => {
    const stack = await newStack({ testUser: jane }, {});
    for (const [path, value, expected] of changes) {
      const before = program.args;
      program.args = withArgument(before, path, value);
      const title = `${path} = ${JSON.stringify(value)}`;
      if (expected instanceof RegExp) {
        await assert.rejects(stack.up(), expected, title);
        program.args = before;
      } else {
        assert.deepEqual(await outcomeOf(stack), expected, title);
      }
    }
    await stack.preview({ expectNoChanges: true });
    await assertDeployed(await idOf(stack, types.pool), await idOf(stack, types.client));
  });

  it("is listed here, whichever it is", () => {
    // The test user as a whole stands for none of its arguments.
    const listed = changes.map(([path]) => path).filter((path) => path !== "testUser");
    assert.deepEqual(
      pathsOf(everyArgument).filter((path) => !listed.some((other) => `${path}.`.startsWith(`${other}.`))),
      [],
    );
  });

  for (const [title, change, what] of [
    [
      "the pool",
      { userPool: { signInWith: "email" }, testUser: { username: "jane@example.com" } },
      "auth-user-pool",
    ],
    ["the client", { appClient: { generateSecret: true } }, "auth-app-client"],
    ["the test user", { testUser: { ...jane, username: "joan" } }, "auth-test-user"],
  ] as const) {
    it(`replaces nothing on a protected stack: ${title} stays`, async () => {
      const stack = await newStack({ testUser: jane }, { protect: true });
      const before = await idsOf(stack);
      program.args = Object.assign({ testUser: jane }, change);
      const refusal = new RegExp(`unable to replace resource "[^"]+::${what}"\\s+as it is currently marked`);
      await assert.rejects(stack.preview(), refusal);
      await assert.rejects(stack.up(), refusal);
      assert.deepEqual(await idsOf(stack), before);
    });
  }

  it("renames the pool of a protected stack in place", async () => {
    const stack = await newStack({ testUser: jane, userPool: { name: "shop" } }, { protect: true });
    const before = await idsOf(stack);
    program.args = { testUser: jane, userPool: { name: "store" } };
    assert.deepEqual(await outcomeOf(stack), poolUpdated);
    assert.deepEqual(await idsOf(stack), before);
  });
});

/** The paths of all arguments that are no objects. */
function pathsOf(args: object): string[] {
  return Object.entries(args).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? pathsOf(value).map((path) => `${name}.${path}`) : [name],
  );
}
