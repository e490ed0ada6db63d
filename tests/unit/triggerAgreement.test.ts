import assert from "node:assert/strict";
import type { PreTokenGenerationArgs } from "../../components";
import { problemsOf } from "../helpers/argumentRules";
import { deployComponent, inputsOf } from "../helpers/deployProgram";
import { challenges, functionArn } from "./resources/values";

describe("The event of the function that customizes tokens", () => {
  const versionIn = async (
    featurePlan: "LITE" | "ESSENTIALS" | "PLUS" | undefined,
    version?: PreTokenGenerationArgs["version"],
  ): Promise<unknown> => {
    const deployment = await deployComponent({
      ...(featurePlan === undefined ? {} : { userPool: { featurePlan } }),
      triggers: { preTokenGeneration: { functionArn: functionArn("tokens"), ...(version && { version }) } },
    });
    const { lambdaConfig } = inputsOf(deployment)["auth-user-pool"] ?? {};
    const { preTokenGenerationConfig } = lambdaConfig as Record<string, object>;
    return Reflect.get(preTokenGenerationConfig ?? {}, "lambdaVersion");
  };

  it("has access tokens by default, where the plan has their customization", async () => {
    assert.equal(await versionIn(undefined), "V2_0");
    assert.equal(await versionIn("ESSENTIALS"), "V2_0");
    assert.equal(await versionIn("PLUS"), "V2_0");
    assert.equal(await versionIn("LITE"), "V1_0");
  });

  it("is any version with the plan Essentials or Plus", async () => {
    for (const version of ["V1_0", "V2_0", "V3_0"] as const) {
      for (const plan of ["ESSENTIALS", "PLUS"] as const) {
        assert.equal(await versionIn(plan, version), version);
      }
    }
  });

  it("is that of ID tokens with the plan Lite, and no other", async () => {
    assert.equal(await versionIn("LITE", "V1_0"), "V1_0");
    for (const version of ["V2_0", "V3_0"]) {
      assert.deepEqual(
        problemsOf({
          userPool: { featurePlan: "LITE" },
          triggers: { preTokenGeneration: { functionArn: functionArn("tokens"), version } },
        }),
        [
          {
            path: "triggers.preTokenGeneration.version",
            value: `"${version}"`,
            reason: "the feature plan LITE customizes no access tokens",
            fix: "leave it out, or set `userPool.featurePlan` to ESSENTIALS",
          },
        ],
      );
    }
  });
});

describe("Custom authentication", () => {
  const customAuthentication = challenges;
  const custom = { authFlows: { custom: true } };
  const withoutFunctions = (path: string): object => ({
    path: `${path}.authFlows.custom`,
    value: "true",
    reason: "there are no functions that decide on the challenges",
    fix: "leave it out, or add `triggers.customAuthentication`",
  });
  const withoutClient = {
    path: "triggers.customAuthentication",
    reason: "no app client has the flow that calls these functions",
    fix: "leave it out, or turn `appClient.authFlows.custom` on",
  };

  it("needs both its functions and a client with its flow, which can be the main one or a further one", () => {
    assert.deepEqual(problemsOf({ appClient: custom, triggers: { customAuthentication } }), []);
    assert.deepEqual(problemsOf({ appClients: { chat: custom }, triggers: { customAuthentication } }), []);
    assert.deepEqual(
      problemsOf({ appClient: custom, appClients: { chat: custom }, triggers: { customAuthentication } }),
      [],
    );
  });

  it("is refused without its functions, at each client that has the flow", () => {
    for (const triggers of [undefined, {}, { preSignUp: functionArn("sign-up") }]) {
      assert.deepEqual(problemsOf({ appClient: custom, appClients: { chat: custom, web: {} }, triggers }), [
        withoutFunctions("appClient"),
        withoutFunctions("appClients.chat"),
      ]);
    }
  });

  it("is refused without a client that has the flow", () => {
    for (const clients of [
      {},
      { appClient: { authFlows: { custom: false } } },
      { appClients: { web: {} } },
    ]) {
      assert.deepEqual(problemsOf({ ...clients, triggers: { customAuthentication } }), [withoutClient]);
    }
  });

  it("is not looked at where one side is wrong itself", () => {
    const { defineAuthChallenge, createAuthChallenge } = customAuthentication;
    const incomplete = { defineAuthChallenge, createAuthChallenge };
    for (const [args, path] of [
      [
        { appClient: custom, triggers: { customAuthentication: incomplete } },
        "triggers.customAuthentication.verifyAuthChallengeResponse",
      ],
      [{ appClient: custom, triggers: 7 }, "triggers"],
      [{ appClient: 7, triggers: { customAuthentication } }, "appClient"],
      [
        { appClients: { chat: { authFlows: 7 } }, triggers: { customAuthentication } },
        "appClients.chat.authFlows",
      ],
    ] as const) {
      assert.deepEqual(
        problemsOf(args).map((problem) => problem.path),
        [path],
      );
    }
  });
});

describe("A function that migrates users", () => {
  const triggers = { userMigration: functionArn("migration") };
  const off = { adminUserPassword: false };
  const problem = {
    path: "triggers.userMigration",
    reason:
      "no app client has a flow that lets Cognito see the password, so that no sign-in would call the function",
    fix: "leave it out, or turn `appClient.authFlows.adminUserPassword` or `appClient.authFlows.userPassword` on",
  };

  it("gets the password by a client with one of the flows that send it, or with the sign-in pages", () => {
    const domain = { prefix: "shop" };
    const oauth = { callbackUrls: ["https://shop.example.com/"] };
    for (const clients of [
      {},
      { appClient: { authFlows: { ...off, userPassword: true } } },
      { domain, appClient: { authFlows: off, oauth } },
      { appClient: { authFlows: off }, appClients: { server: {} } },
      { appClient: { authFlows: off }, appClients: { web: { authFlows: { ...off, userPassword: true } } } },
    ]) {
      assert.deepEqual(problemsOf({ ...clients, triggers }), []);
    }
  });

  it("is refused where every client hides the password, or has no users", () => {
    const service = { machineToMachine: { scopes: ["api/read"] } };
    for (const clients of [
      { appClient: { authFlows: off } },
      { appClient: { authFlows: off }, appClients: { web: { authFlows: off } } },
      {
        domain: { prefix: "shop" },
        resourceServers: { api: { scopes: { read: "Read" } } },
        appClient: { authFlows: off },
        appClients: { service },
      },
    ]) {
      assert.deepEqual(problemsOf({ ...clients, triggers }), [problem]);
    }
  });

  it("is not looked at where a client is wrong itself", () => {
    assert.deepEqual(
      problemsOf({ appClient: { authFlows: 7 }, triggers }).map(({ path }) => path),
      ["appClient.authFlows"],
    );
  });
});
