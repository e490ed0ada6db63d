import assert from "node:assert/strict";
import { assertSettled, create, preview, refresh, region, remove, update, type Deployed } from "./deployed";
import { serverlessServices, serverlessTypes as types } from "./lambdaFixtures";
import { useLocalAws } from "./localAws";

describe("A stage of an API", () => {
  const aws = useLocalAws(serverlessServices);
  let api: Deployed;

  beforeEach(async () => {
    api = await create(aws.observed, types.api, { protocolType: "HTTP" });
  });

  it("is updated in place, and loses what the program leaves out", async () => {
    const inputs = {
      apiId: api.id,
      name: "live",
      autoDeploy: true,
      description: "What customers use",
      defaultRouteSettings: { throttlingBurstLimit: 10, throttlingRateLimit: 5.5 },
      routeSettings: [
        { routeKey: "GET /me", throttlingBurstLimit: 2 },
        { routeKey: "GET /you", throttlingRateLimit: 1 },
      ],
      accessLogSettings: {
        destinationArn: "arn:aws:logs:eu-west-1:000000000000:log-group:a",
        format: "$context.requestId",
      },
      stageVariables: { a: "1", b: "2" },
      tags: { team: "shop" },
    };
    const stage = await create(aws.observed, types.stage, inputs);
    assert.equal(stage.id, "live");
    assert.equal(stage.outputs["arn"], `arn:aws:apigateway:${region}::/apis/${api.id}/stages/live`);
    assert.equal(stage.outputs["executionArn"], `${String(api.outputs["executionArn"])}/live`);
    assert.equal(stage.outputs["invokeUrl"], `https://${api.id}.execute-api.${region}.amazonaws.com/live`);
    await assertSettled(aws.observed, stage, `${api.id}/live`);

    const tagged = await update(aws.observed, stage, {
      ...inputs,
      stageVariables: { b: "2" },
      tags: { team: "web" },
    });
    assert.deepEqual(
      [tagged.outputs["stageVariables"], tagged.outputs["tags"]],
      [{ b: "2" }, { team: "web" }],
    );
    await assertSettled(aws.observed, tagged, `${api.id}/live`);

    const bare = await update(aws.observed, tagged, { apiId: api.id, name: "live" });
    assert.deepEqual([bare.outputs["accessLogSettings"], bare.outputs["routeSettings"]], [null, []]);
    assert.deepEqual(bare.outputs["defaultRouteSettings"], {
      dataTraceEnabled: false,
      detailedMetricsEnabled: false,
      loggingLevel: "",
      throttlingBurstLimit: 0,
      throttlingRateLimit: 0,
    });
    assert.deepEqual([bare.outputs["stageVariables"], bare.outputs["tags"]], [{}, {}]);
    assert.deepEqual([bare.outputs["tagsAll"], bare.outputs["autoDeploy"]], [{}, false]);
    await assertSettled(aws.observed, bare, `${api.id}/live`);
    const { replaces } = await preview(aws.observed, bare, { apiId: "other", name: "test" });
    assert.deepEqual(replaces, ["apiId", "name"]);
    await remove(aws.observed, bare);
    assert.equal(await refresh(aws.observed, bare), undefined);
    await remove(aws.observed, bare);
    assert.deepEqual(aws.observed.notices, []);
  });

  it("has another scheme where it's of WebSockets", async () => {
    const sockets = await create(aws.observed, types.api, {
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    });
    await assertSettled(aws.observed, sockets, sockets.id);
    const stage = await create(aws.observed, types.stage, { apiId: sockets.id, name: "live" });
    assert.equal(stage.outputs["invokeUrl"], `wss://${sockets.id}.execute-api.${region}.amazonaws.com/live`);
    await assertSettled(aws.observed, stage, `${sockets.id}/live`);
  });

  it("doesn't have its name in its address where it's the default", async () => {
    const stage = await create(aws.observed, types.stage, {
      apiId: api.id,
      name: "$default",
      tags: { a: "b" },
    });
    assert.equal(stage.outputs["invokeUrl"], `https://${api.id}.execute-api.${region}.amazonaws.com/`);
    await assertSettled(aws.observed, stage, `${api.id}/$default`);
  });
});
