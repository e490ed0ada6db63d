import assert from "node:assert/strict";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import * as pulumi from "@pulumi/pulumi";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { deployWithMocks, failToDeployWithMocks } from "../../../components/testing";

/** A component that a plugin runs. */
class Remote extends pulumi.ComponentResource {
  declare readonly url: pulumi.Output<string>;

  constructor(name: string) {
    super("test:index:Site", name, { url: undefined, size: 1 }, {}, true);
  }

  describe(): pulumi.Output<{ words: string }> {
    return pulumi.runtime.call("test:index:Site/describe", { __self__: this, language: "en" }, this);
  }
}

describe("Under mocks, a component that a plugin runs", () => {
  const program = (): unknown => ({ url: new Remote("site").url });

  it("has the given answers", async () => {
    const answers = { "test:index:Site": { url: "https://example.com" } };
    const { outputs, resources } = await deployWithMocks(program, { answers });
    assert.deepEqual(outputs, { url: "https://example.com" });
    assert.deepEqual(resources["site"]?.inputs, { size: 1 });
  });

  it("fails the deployment where there are none", async () => {
    await assert.rejects(deployWithMocks(program), {
      message:
        "there is no answer to a component of the type test:index:Site, which a plugin runs: " +
        "give one in the option `answers`",
    });
  });
});

describe("Under mocks, a call of a resource's method", () => {
  const program = (): unknown => new Remote("site").describe();
  const answers = { "test:index:Site": {} };

  it("has the given answer", async () => {
    const describe = { "test:index:Site/describe": { words: "A site" } };
    const { outputs } = await deployWithMocks(program, { answers: { ...answers, ...describe } });
    assert.deepEqual(outputs, { words: "A site" });
  });

  it("fails where there is none", async () => {
    const { error } = await failToDeployWithMocks(program, { answers });
    assert.equal(
      String(error),
      "Error: there is no answer to a call of test:index:Site/describe: give one in the option `answers`",
    );
  });
});

describe("Every method of the SDK's client of the monitor", () => {
  it("is there", async () => {
    await deployWithMocks(() => {
      const monitor: object = pulumi.runtime.getMonitor() ?? {};
      const missing = Object.keys(ResourceMonitorService).filter(
        (name) => typeof Reflect.get(monitor, name) !== "function",
      );
      assert.deepEqual(missing, []);
    });
  });

  it("says so where only the engine has it", async function () {
    // What the monitor doesn't have depends on the SDK; the oldest knows neither.
    const name = ["existsResource", "getDeploymentInfo"].find((one) => one in ResourceMonitorService);
    if (name === undefined) this.skip();
    await deployWithMocks(async () => {
      const monitor: object = pulumi.runtime.getMonitor() ?? {};
      const called: unknown = Reflect.get(monitor, name);
      assert.ok(typeof called === "function");
      const error = await new Promise((resolve) => {
        Reflect.apply(called, monitor, [{}, resolve]);
      });
      const message = `${name} needs the Pulumi engine`;
      assert.deepEqual(error, Object.assign(new Error(message), { code: 12, details: message }));
    });
  });
});

describe("Two deployments at once", () => {
  const message =
    "a program is being deployed already, and Pulumi's runtime can have one at a time: await it first";

  it("are refused, and the first goes on", async () => {
    const first = deployWithMocks(() => ({ id: new UserPool("pool").id }));
    await assert.rejects(
      deployWithMocks(() => new UserPool("other")),
      { message },
    );
    await assert.rejects(
      failToDeployWithMocks(() => new UserPool("other")),
      { message },
    );
    const { resources, outputs } = await first;
    assert.deepEqual(Object.keys(resources), ["pool"]);
    assert.deepEqual(outputs, { id: "pool-id" });
  });

  it("are possible one after the other, also where the first fails", async () => {
    await failToDeployWithMocks(() => assert.fail("at once"));
    assert.deepEqual((await deployWithMocks(() => ({ one: 1 }))).outputs, { one: 1 });
  });
});
