import assert from "node:assert/strict";
import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Emulator, readRules, type RuleSelection, startEmulator } from "../../emulator";
import { cognitoAt } from "../helpers/cognitoUnderTest";
import { python } from "./emulatorPython";
import { json } from "./requestValidation/useRequestValidator";

const running: Emulator[] = [];

async function start(services: readonly string[], rules: RuleSelection = "all"): Promise<string> {
  const emulator = await startEmulator({ services, rules, onProgress: () => undefined });
  running.push(emulator);
  return emulator.endpoint;
}

describe("A local AWS with rules", () => {
  afterEach(() => Promise.all(running.splice(0).map((emulator) => emulator.stop())));

  async function namesAt(services: readonly string[], rules?: RuleSelection): Promise<readonly string[]> {
    return (await readRules(await start(services, rules))).map(({ name }) => name);
  }

  const [ofUserPools, ofIdentityPools, ofApis] = [
    "deletion protection",
    "guests of identity pools",
    "permission to invoke functions of APIs",
  ];
  const three = [ofUserPools, ofIdentityPools, ofApis];

  it("has those for the services that it serves", async () => {
    assert.deepEqual(await namesAt(["cognito-idp"], three), [ofUserPools]);
    assert.deepEqual(await namesAt(["cognito-identity", "sts"], three), [ofIdentityPools]);
    assert.deepEqual(await namesAt(["apigateway", "lambda"], three), [ofApis]);
    assert.deepEqual(await namesAt(["s3"]), []);
  });

  it("has all where it serves all services, since none is named", async () => {
    assert.deepEqual((await namesAt([], three)).toSorted(), three);
  });

  for (const services of [["cognito-idp"], ["s3"]]) {
    it(`doesn't start with rules that there aren't, and names them, at ${services[0]}`, async () => {
      await assert.rejects(start(services, [ofUserPools, "levity", "gravity"]), {
        name: "LocalAwsError",
        message: 'The local AWS has no rule of the name "gravity" or "levity".',
        fix: "use the names that readRules gives for a local AWS that was started with all rules",
      });
    });
  }

  it("doesn't start on a ministack without what a rule needs, and names all of it", async () => {
    const script = `
from ministack.services import cognito, iam, sns
from rules import installation, rule
del iam._roles, sns._sms_log_for, cognito._user_pools, cognito._dispatch_idp
names = ("ministack.services.sns:_sms_log_for", "ministack.services.iam:_roles", "_pool_out")
try:
    installation.install([rule.Rule("A", "B", "C", uses=names, operations={"D": None})], None)
except AttributeError as error:
    print(json.dumps(str(error)))
`;
    const missing = ["cognito._dispatch_idp", "cognito._user_pools", "iam._roles", "sns._sms_log_for"];
    assert.equal(
      ((await python(script)) as string).replace(/ministack \d[\d.]*/, "ministack VERSION"),
      `ministack VERSION has no ${missing.map((name) => `ministack.services.${name}`).join(", ")}`,
    );
  });

  it("takes what is null in a request for left out", async () => {
    const cognito = cognitoAt(await start(["cognito-idp"]));

    async function send(operation: string, parameters: object): Promise<void> {
      const { method, headers, body } = json("cognito-idp", operation, parameters);
      const response = await fetch(cognito.endpoint, { method, headers, body });
      assert.equal(response.status, 200, await response.text());
    }

    const UserPoolId = await cognito.createPool();
    await send("UpdateUserPool", {
      UserPoolId,
      PoolName: null,
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, InviteMessageTemplate: null },
    });
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    assert.equal(UserPool?.Name, "pool");
    assert.equal(UserPool.AdminCreateUserConfig?.AllowAdminCreateUserOnly, true);
    const ClientId = await cognito.createClient(UserPoolId, { ExplicitAuthFlows: [] });
    await send("UpdateUserPoolClient", {
      UserPoolId,
      ClientId,
      ExplicitAuthFlows: null,
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: null },
    });
    const client = new DescribeUserPoolClientCommand({ UserPoolId, ClientId });
    const { UserPoolClient } = await cognito.send(client);
    assert.deepEqual(UserPoolClient?.RefreshTokenRotation, {
      Feature: "ENABLED",
      RetryGracePeriodSeconds: 0,
    });
    await send("UpdateUserPoolClient", { UserPoolId, ClientId, RefreshTokenRotation: null });
  });

  it("says which rules it has to GET and HEAD only", async () => {
    const page = `${await start(["cognito-idp"])}/_local-aws/rules`;
    const [got, head, posted] = await Promise.all(
      ["GET", "HEAD", "POST"].map(async (method) => {
        const response = await fetch(page, { method });
        return { status: response.status, headers: response.headers, text: await response.text() };
      }),
    );
    assert.equal(got?.headers.get("content-length"), String(got?.text.length));
    assert.deepEqual([head?.status, head?.text], [200, ""]);
    assert.equal(head?.headers.get("content-type"), "application/json");
    assert.deepEqual([posted?.status, posted?.text], [405, ""]);
    assert.equal(posted?.headers.get("allow"), "GET, HEAD");
  });
});
