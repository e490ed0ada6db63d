import assert from "node:assert/strict";
import { useEngine } from "../realEngine/engineStack";
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
});
