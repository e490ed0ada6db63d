import assert from "node:assert/strict";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import * as pulumi from "@pulumi/pulumi";
import { deployWithMocks, failToDeployWithMocks } from "../../../components/testing";

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("test:index:Group", name, {}, opts);
    this.registerOutputs({ size: 1 });
  }
}

describe("Resource hooks under mocks", () => {
  it("are run before and after the creation", async () => {
    const calls: [string, pulumi.ResourceHookArgs][] = [];
    const note = (time: string) => (args: pulumi.ResourceHookArgs) => {
      calls.push([time, args]);
    };
    await deployWithMocks(() => {
      const hooks = { beforeCreate: [note("before")], afterCreate: [note("after")] };
      new UserPool("pool", { mfaConfiguration: "OFF" }, { hooks });
    });
    const urn = "urn:pulumi:test::shop::aws:cognito/userPool:UserPool::pool";
    const described = calls.map(([time, { urn: of, id, name, type, newInputs, newOutputs }]): unknown[] => [
      ...[time, of, id, name, type],
      (newInputs as pulumi.Inputs)["mfaConfiguration"],
      (newOutputs as pulumi.Inputs | undefined)?.["name"],
    ]);
    assert.deepEqual(described, [
      ["before", urn, "", "pool", "aws:cognito/userPool:UserPool", "OFF", undefined],
      ["after", urn, "pool-id", "pool", "aws:cognito/userPool:UserPool", "OFF", "pool-1234567"],
    ]);
  });

  it("of a component are run around what it registers as its outputs", async () => {
    const calls: unknown[] = [];
    await deployWithMocks(() => {
      new Group("group", {
        hooks: {
          beforeCreate: [() => void calls.push("before")],
          afterCreate: [({ newOutputs }) => void calls.push(newOutputs)],
        },
      });
    });
    assert.deepEqual(calls, ["before", { size: 1 }]);
  });

  it("are run in a preview only where they want to be", async () => {
    const calls: string[] = [];
    const program = (): void => {
      const always = new pulumi.ResourceHook("always", () => void calls.push("always"), { onDryRun: true });
      const deployed = new pulumi.ResourceHook("deployed", () => void calls.push("deployed"));
      new UserPool("pool", {}, { hooks: { beforeCreate: [always, deployed] } });
    };
    await deployWithMocks(program, { preview: true });
    assert.deepEqual(calls, ["always"]);
  });

  it("keep a resource from being created where they fail", async () => {
    const refuse = new Error("not on a Friday");
    const { error } = await failToDeployWithMocks(() => {
      const hook = new pulumi.ResourceHook("calendar", () => Promise.reject(refuse));
      const pool = new UserPool("pool", {}, { hooks: { beforeCreate: [hook] } });
      new UserPool("dependent", { name: pool.name });
    });
    assert.equal(
      String(error),
      'Error: aws:cognito/userPool:UserPool pool: before hook "calendar" failed: not on a Friday',
    );
  });

  it("of errors are never run, and the error of a resource that has some says so", async function () {
    const ErrorHook: unknown = Reflect.get(pulumi, "ErrorHook");
    // The oldest SDK has none.
    if (typeof ErrorHook !== "function") this.skip();
    const limit = {
      get arn(): string {
        throw new Error("limit exceeded");
      },
    };
    const program = (onError: unknown[]): void => {
      const hooks = { beforeCreate: [() => undefined], onError } as pulumi.ResourceHookBinding;
      new UserPool("pool", {}, { hooks });
    };
    const answers = { "aws:cognito/userPool:UserPool": limit };
    const retry = (): unknown =>
      Reflect.construct(ErrorHook, ["retry", () => assert.fail("it is run")]) as unknown;
    await assert.rejects(
      deployWithMocks(
        () => {
          program([retry()]);
        },
        { answers },
      ),
      { message: "limit exceeded (only the Pulumi engine runs error hooks)" },
    );
    await assert.rejects(
      deployWithMocks(
        () => {
          program([]);
        },
        { answers },
      ),
      { message: "limit exceeded" },
    );
  });

  it("of updates are never run, because there are none", async () => {
    const program = (): void => {
      const fail = (): never => assert.fail("it is run");
      new UserPool("pool", {}, { hooks: { beforeUpdate: [fail], afterUpdate: [fail] } });
    };
    await deployWithMocks(program);
  });
});
