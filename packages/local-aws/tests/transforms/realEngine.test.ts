import assert from "node:assert/strict";
import { UserPool } from "@pulumi/aws/cognito/userPool";
import { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";
import { region } from "../provider/providerUnderTest";
import { resourcesOf, useEngine } from "../realEngine/engineStack";
import { expectedOutputs } from "./expectedOutputs";
import { transformedProgram } from "./program";

describe("Transforms under the real engine", () => {
  const engine = useEngine();

  it("are run in that order and have those effects", async () => {
    const provider = await engine.served();
    const { stack } = await engine.newStack(provider, () => Promise.resolve(transformedProgram()));
    const { outputs } = await stack.up();
    const entries = Object.entries(outputs).map(([name, { value }]): [string, unknown] => [name, value]);
    assert.deepEqual(Object.fromEntries(entries), expectedOutputs);
    assert.equal(outputs["username"]?.secret, true);
    await stack.destroy();
  });

  it("give a component no provider for its children", async () => {
    for (const option of ["provider", "providers"]) {
      const provider = await engine.served();
      const { stack } = await engine.newStack(provider, () => {
        const other = new Provider("other", { region });
        const give: pulumi.ResourceTransform = ({ props, opts }) => ({
          props,
          opts: { ...opts, [option]: option === "provider" ? other : [other] },
        });
        const onlyGroup: pulumi.ResourceTransform = (args) =>
          args.name === "group" ? give(args) : undefined;
        const group = new pulumi.ComponentResource(
          "test:index:Group",
          "group",
          {},
          { transforms: [onlyGroup] },
        );
        new UserPool("pool", {}, { parent: group });
        return Promise.resolve();
      });
      await stack.up();
      const resources = await resourcesOf(stack);
      const pool = resources.find(({ type }) => type === "aws:cognito/userPool:UserPool");
      assert.match(String(Reflect.get(pool ?? {}, "provider")), /::pulumi:providers:aws::default_/);
      await stack.destroy();
    }
  });
});
