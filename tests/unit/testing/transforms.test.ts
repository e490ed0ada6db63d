import assert from "node:assert/strict";
import { User } from "@pulumi/aws/cognito/user";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb";
import { CognitoAuth } from "../../../components";
import {
  deployWithMocks,
  failToDeployWithMocks,
  mockPassword,
  secretValue,
} from "../../../components/testing";
import { expectedOutputs } from "../../../packages/local-aws/tests/transforms/expectedOutputs";
import { transformedProgram } from "../../../packages/local-aws/tests/transforms/program";
import { deployComponent } from "../../helpers/deployProgram";
import { jane } from "../../helpers/expectedInputs";

const changing =
  (changed: string, props: object, options: object = {}): pulumi.ResourceTransform =>
  ({ name, props: given, opts }) =>
    name === changed ? { props: { ...given, ...props }, opts: { ...opts, ...options } } : undefined;

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("test:index:Group", name, {}, opts);
    this.registerOutputs();
  }
}

describe("Transforms under mocks", () => {
  it("are run in the engine's order and have its effects", async () => {
    const { outputs } = await deployWithMocks(transformedProgram);
    assert.deepEqual(outputs, { ...expectedOutputs, username: secretValue("jane") });
  });

  it("change what a component requests", async () => {
    const transforms = [changing("auth-user-pool", { emailVerificationSubject: "Welcome" })];
    const { resources } = await deployComponent({}, { opts: { transforms } });
    const plain = await deployComponent();
    assert.deepEqual(resources, {
      ...plain.resources,
      "auth-user-pool": {
        ...plain.resources["auth-user-pool"],
        inputs: { ...plain.resources["auth-user-pool"]?.inputs, emailVerificationSubject: "Welcome" },
      },
    });
  });

  it("change options", async () => {
    const program = (): void => {
      const provider = new Provider("elsewhere", { region: "eu-north-1" });
      const options = {
        ...{ provider, protect: true, ignoreChanges: ["schemas"] },
        aliases: [{ name: "old" }, "urn:pulumi:test::shop::aws:cognito/userPool:UserPool::older"],
      };
      new UserPool("pool", {}, { transforms: [changing("pool", {}, options)] });
    };
    const { resources } = await deployWithMocks(program);
    assert.deepEqual(resources["pool"], {
      urn: "urn:pulumi:test::shop::aws:cognito/userPool:UserPool::pool",
      type: "aws:cognito/userPool:UserPool",
      parent: undefined,
      inputs: {},
      protect: true,
      ignoreChanges: ["schemas"],
      provider: "elsewhere",
      aliases: ["old", "urn:pulumi:test::shop::aws:cognito/userPool:UserPool::older"],
    });
  });

  it("let children inherit what they give to a component, as far as the engine does", async () => {
    const program = (): void => {
      const provider = new Provider("elsewhere", { region: "eu-north-1" });
      const transforms = [changing("auth", {}, { protect: true, retainOnDelete: true, provider })];
      new CognitoAuth("auth", {}, { transforms });
    };
    const { resources } = await deployWithMocks(program);
    assert.equal(resources["auth-user-pool"]?.protect, true);
    assert.equal(resources["auth-user-pool"].provider, undefined);
  });

  describe("that give `providers` to a component", () => {
    const program = (): unknown => {
      const provider = new Provider("elsewhere", { region: "eu-north-1" });
      const transforms = [changing("group", {}, { providers: [provider] })];
      const group = new Group("group", { transforms });
      const inner = new Group("inner", { parent: group });
      return { arn: new UserPool("pool", {}, { parent: inner }).arn };
    };

    it("give none to its children, because the SDK loses them", async () => {
      const { resources } = await deployWithMocks(program);
      assert.equal(resources["pool"]?.provider, undefined);
    });

    it("give them to its children, and theirs, where the SDK doesn't lose them", async () => {
      const { prototype } = TransformResourceOptions;
      const clearProvidersMap = Reflect.get(prototype, "clearProvidersMap");
      Object.assign(prototype, { clearProvidersMap: () => undefined });
      try {
        const { resources, outputs } = await deployWithMocks(program);
        assert.equal(resources["pool"]?.provider, "elsewhere");
        assert.deepEqual(outputs, { arn: "arn:aws:cognito-idp:eu-north-1:123456789012:userpool/pool-id" });
      } finally {
        Object.assign(prototype, { clearProvidersMap });
      }
    });
  });

  it("are run for properties of any length", async () => {
    const long = "x".repeat(6_000_000);
    const { resources } = await deployWithMocks(() => {
      new UserPool("pool", { name: long }, { transforms: [changing("pool", { mfaConfiguration: "OFF" })] });
    });
    assert.deepEqual(resources["pool"]?.inputs, { name: long, mfaConfiguration: "OFF" });
  });

  it("leave secrets secret, and unknown values unknown", async () => {
    const observed: unknown[] = [];
    const observe: pulumi.ResourceTransform = ({ name, props, opts }) => {
      if (name === "auth-test-user") observed.push(pulumi.Output.isInstance(props["temporaryPassword"]));
      return { props: { ...props }, opts };
    };
    const program = (): void => {
      new CognitoAuth("auth", { testUser: jane }, { transforms: [observe, observe] });
    };
    const { resources } = await deployWithMocks(program);
    assert.deepEqual(resources["auth-test-user"]?.inputs["temporaryPassword"], secretValue(mockPassword));
    const preview = await deployWithMocks(program, { preview: true });
    assert.equal(preview.resources["auth-test-user"]?.inputs["userPoolId"], pulumi.unknown);
    assert.equal(preview.resources["auth-test-user"].inputs["temporaryPassword"], pulumi.unknown);
    assert.deepEqual(observed, [true, true, true, true]);
  });

  it("aren't run for what is only read", async () => {
    const program = (): void => {
      pulumi.runtime.registerResourceTransform(({ name }) => {
        if (name === "existing") throw new Error("it is run");
        return undefined;
      });
      UserPool.get("existing", "eu-west-1_abc");
    };
    await deployWithMocks(program);
  });

  it("of calls change the arguments", async () => {
    const program = (): unknown => {
      pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({
        args: { ...args, region: "us-west-2" },
        opts,
      }));
      return { region: getRegionOutput({ region: "eu-north-1" }).region };
    };
    assert.deepEqual((await deployWithMocks(program)).outputs, { region: "us-west-2" });
  });

  it("fail the deployment where they fail, before anything is created from them", async () => {
    const failing: pulumi.ResourceTransform = ({ name }) => {
      if (name === "pool") throw new Error("no such pool");
      return undefined;
    };
    const { error, resources } = await failToDeployWithMocks(() => {
      const pool = new UserPool("pool", {}, { transforms: [failing] });
      new User("user", { userPoolId: pool.id, username: "jane" });
    });
    assert.equal(
      String(error),
      "Error: aws:cognito/userPool:UserPool pool: transform failed: Error: no such pool",
    );
    assert.deepEqual(resources, {});
  });

  it("fail a call where they fail", async () => {
    const program = (): unknown => {
      pulumi.runtime.registerInvokeTransform(() => {
        throw new Error("no such region");
      });
      return { region: getRegionOutput().region };
    };
    await assert.rejects(deployWithMocks(program), {
      message: /aws:index\/getRegion:getRegion: transform failed: Error: no such region/,
    });
  });
});
