import assert from "node:assert/strict";
import { deployComponent } from "../helpers/deployProgram";
import { assertInputs } from "../helpers/expectedInputs";

const own = { "pulumi:project": "shop", "pulumi:stack": "test" };

describe("Tags", () => {
  it("name the project and the stack that deploy the pool", async () => {
    const { resources } = await deployComponent({}, { project: "library", stack: "prod" });
    assert.deepEqual(resources["auth-user-pool"]?.inputs["tags"], {
      "pulumi:project": "library",
      "pulumi:stack": "prod",
    });
  });

  it("can be 48", async () => {
    const tags = Object.fromEntries(Array.from({ length: 48 }, (_, index) => [`tag-${index}`, "x"]));
    await assertInputs({ tags }, { "auth-user-pool": { tags: { ...own, ...tags } } });
  });
});
