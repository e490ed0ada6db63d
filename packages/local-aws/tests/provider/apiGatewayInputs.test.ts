import assert from "node:assert/strict";
import { check, observe, urnOf } from "./deployed";
import { serverlessTypes as types } from "./lambdaFixtures";

/** Inputs that are right, by type. */
const bases = {
  api: { protocolType: "HTTP" },
  authorizer: { apiId: "abc", authorizerType: "JWT" },
  integration: { apiId: "abc", integrationType: "AWS_PROXY" },
  route: { apiId: "abc", routeKey: "GET /" },
  stage: { apiId: "abc", name: "live" },
} as const;

const text = (length: number): string => "a".repeat(length);
const log = "arn:aws:logs:eu-west-1:000000000000:log-group:a";

describe("The inputs of an HTTP API", () => {
  const observed = observe("http://127.0.0.1:1");

  const limits: readonly (readonly [
    type: keyof typeof bases,
    argument: string,
    good: unknown,
    bad: unknown,
  ])[] = [
    ["api", "description", text(1_024), text(1_025)],
    ["api", "ipAddressType", "dualstack", "ipv5"],
    ["api", "name", text(128), text(129)],
    ["api", "name", "a", ""],
    ["api", "protocolType", "WEBSOCKET", "REST"],
    ["api", "version", text(64), text(65)],
    ["authorizer", "authorizerPayloadFormatVersion", "2.0", "3.0"],
    ["authorizer", "authorizerResultTtlInSeconds", 0, -1],
    ["authorizer", "authorizerResultTtlInSeconds", 3_600, 3_601],
    ["authorizer", "authorizerType", "REQUEST", "IAM"],
    ["authorizer", "name", text(128), text(129)],
    ["integration", "connectionType", "VPC_LINK", "TUNNEL"],
    ["integration", "contentHandlingStrategy", "CONVERT_TO_TEXT", "CONVERT_TO_JSON"],
    ["integration", "credentialsArn", "arn:aws:iam::000000000000:role/a", "role/a"],
    ["integration", "integrationMethod", "ANY", "FETCH"],
    ["integration", "integrationType", "MOCK", "LAMBDA"],
    ["integration", "passthroughBehavior", "NEVER", "ALWAYS"],
    ["integration", "payloadFormatVersion", "2.0", "3.0"],
    ["route", "authorizationType", "CUSTOM", "OPEN"],
    ["route", "operationName", text(64), text(65)],
    ["route", "target", text(128), text(129)],
    ["stage", "description", text(1_024), text(1_025)],
    ["stage", "name", text(128), text(129)],
  ];
  for (const [type, argument, good, bad] of limits) {
    const shown = JSON.stringify(bad).slice(0, 12);
    it(`of type ${type} can't have ${shown} as ${argument}`, async () => {
      const urn = urnOf(types[type]);
      const failuresOf = async (value: unknown): Promise<string[]> =>
        (await check(observed, urn, { ...bases[type], [argument]: value })).failures.map(
          ({ property }) => property,
        );
      assert.deepEqual(await failuresOf(good), []);
      assert.deepEqual(await failuresOf(bad), [argument]);
    });
  }

  it("log to what has an ARN", async () => {
    const failuresOf = async (destinationArn: string): Promise<unknown> => {
      const accessLogSettings = { destinationArn, format: "{}" };
      return (await check(observed, urnOf(types.stage), { ...bases.stage, accessLogSettings })).failures;
    };
    assert.deepEqual(await failuresOf(log), []);
    assert.deepEqual(await failuresOf("log-group:a"), [
      { property: "accessLogSettings.destinationArn", reason: "must be an ARN" },
    ]);
  });

  it("can't have what makes more of an API than the API itself", async () => {
    const contents = {
      body: "{}",
      credentialsArn: "arn:aws:iam::000000000000:role/a",
      failOnWarnings: true,
      routeKey: "GET /",
      target: "https://example.com",
    };
    assert.deepEqual(
      (await check(observed, urnOf(types.api), { ...bases.api, ...contents })).failures,
      Object.keys(contents).map((property) => ({
        property,
        reason: "isn't supported by the local provider",
      })),
    );
  });
});
