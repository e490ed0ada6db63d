import assert from "node:assert/strict";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { UserPoolClient } from "@pulumi/aws/cognito/userPoolClient";
import * as pulumi from "@pulumi/pulumi";
import { failToDeployWithMocks } from "../../../components/testing";

describe("failToDeployWithMocks", () => {
  it("gives the first error, and what was asked for and exported nevertheless", async () => {
    const program = (): unknown => {
      new UserPool("pool");
      const name = pulumi.output(1).apply((): string => assert.fail("too late"));
      new UserPoolClient("client", { userPoolId: "pool", name });
      return {};
    };
    const { error, resources, outputs } = await failToDeployWithMocks(program);
    assert.match(String(error), /too late/);
    assert.deepEqual(Object.keys(resources), ["pool"]);
    assert.deepEqual(outputs, {});
  });

  it("gives what the program throws", async () => {
    const { error, resources } = await failToDeployWithMocks(() => assert.fail("at once"));
    assert.match(String(error), /at once/);
    assert.deepEqual(resources, {});
  });

  it("gives errors that say where the program failed", async () => {
    const failing = (): never => {
      throw new Error("at once");
    };
    const { error } = await failToDeployWithMocks(failing);
    const late = await failToDeployWithMocks(() => ({ late: pulumi.output(1).apply(failing) }));
    for (const one of [error, late.error]) {
      assert.ok(one instanceof Error);
      assert.match(one.stack ?? "", /^Error: at once\n +at failing \(.*failToDeployWithMocks\.test\.ts:/);
    }
  });

  it("fails where the program doesn't", async () => {
    await assert.rejects(
      failToDeployWithMocks(() => new UserPool("pool")),
      { message: "the deployment should have failed" },
    );
  });
});
