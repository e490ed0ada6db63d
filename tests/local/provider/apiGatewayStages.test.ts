import assert from "node:assert/strict";
import type { Emulator } from "../../../local/emulator";
import {
  assertSettled,
  create,
  observe,
  preview,
  refresh,
  region,
  remove,
  update,
  type Deployed,
  type Observed,
} from "./deployed";
import { serverlessTypes as types, startServerless } from "./lambdaFixtures";

describe("A stage of an API", () => {
  let emulator: Emulator;
  let observed: Observed;
  let api: Deployed;

  before(async () => {
    emulator = await startServerless();
  });

  after(() => emulator.stop());

  beforeEach(async () => {
    observed = observe(emulator.endpoint);
    api = await create(observed, types.api, { protocolType: "HTTP" });
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
    const stage = await create(observed, types.stage, inputs);
    assert.equal(stage.id, "live");
    assert.equal(stage.outputs["arn"], `arn:aws:apigateway:${region}::/apis/${api.id}/stages/live`);
    assert.equal(stage.outputs["executionArn"], `${String(api.outputs["executionArn"])}/live`);
    assert.equal(stage.outputs["invokeUrl"], `https://${api.id}.execute-api.${region}.amazonaws.com/live`);
    await assertSettled(observed, stage, `${api.id}/live`);

    const tagged = await update(observed, stage, {
      ...inputs,
      stageVariables: { b: "2" },
      tags: { team: "web" },
    });
    assert.deepEqual(
      [tagged.outputs["stageVariables"], tagged.outputs["tags"]],
      [{ b: "2" }, { team: "web" }],
    );
    await assertSettled(observed, tagged, `${api.id}/live`);

    const bare = await update(observed, tagged, { apiId: api.id, name: "live" });
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
    await assertSettled(observed, bare, `${api.id}/live`);
    const { replaces } = await preview(observed, bare, { apiId: "other", name: "test" });
    assert.deepEqual(replaces, ["apiId", "name"]);
    await remove(observed, bare);
    assert.equal(await refresh(observed, bare), undefined);
    await remove(observed, bare);
    assert.deepEqual(observed.notices, []);
  });

  it("has another scheme where it's of WebSockets", async () => {
    const sockets = await create(observed, types.api, {
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    });
    await assertSettled(observed, sockets, sockets.id);
    const stage = await create(observed, types.stage, { apiId: sockets.id, name: "live" });
    assert.equal(stage.outputs["invokeUrl"], `wss://${sockets.id}.execute-api.${region}.amazonaws.com/live`);
    await assertSettled(observed, stage, `${sockets.id}/live`);
  });

  it("doesn't have its name in its address where it's the default", async () => {
    const stage = await create(observed, types.stage, { apiId: api.id, name: "$default", tags: { a: "b" } });
    assert.equal(stage.outputs["invokeUrl"], `https://${api.id}.execute-api.${region}.amazonaws.com/`);
    await assertSettled(observed, stage, `${api.id}/$default`);
  });
});
