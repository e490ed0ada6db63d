import assert from "node:assert/strict";
import { deployComponent } from "../helpers/deployProgram";
import { assertInputs } from "../helpers/expectedInputs";

const own = { "pulumi:project": "shop", "pulumi:stack": "test" };

describe("Tags", () => {
  it("are on the pool, besides the project's and the stack's", async () => {
    await assertInputs({ tags: { team: "shop" } }, { "auth-user-pool": { tags: { ...own, team: "shop" } } });
  });

  it("are the project's and the stack's alone where none are given", async () => {
    await assertInputs({ tags: {} }, { "auth-user-pool": { tags: own } });
  });

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
