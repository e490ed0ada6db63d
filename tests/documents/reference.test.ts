import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { currentReference } from "../../packaging/currentReference";
import { reference, type Schema } from "../../packaging/reference";

const repository = join(__dirname, "..", "..");
const read = (...path: string[]): string => readFileSync(join(repository, ...path), "utf8");

/** A schema with one argument, `minimumLength`, and this comment. */
function schemaWith(description: string): Schema {
  const inputProperties = { minimumLength: { type: "number", plain: true, optional: true, description } };
  return { resources: { component: { inputProperties, properties: {} } }, types: {} };
}

describe("The reference", () => {
  it("is as the schema, the defaults and the project file are", () => {
    const renew = "renew it by `npm run api`, and look at what has changed";
    assert.equal(read("docs", "reference.md"), currentReference(read("plugin", "schema.json")), renew);
  });

  it("has the default of an argument in a column of its own, instead of in its description", () => {
    const text = reference(schemaWith("The fewest\ncharacters. Default: 14. Not more."), {}, {});
    assert.ok(text.includes("| `minimumLength` | `number` | 14 | The fewest characters. Not more. |"));
  });

  it("can't be generated where a comment states another default than the component has, or none", () => {
    for (const [description, stated] of [
      ["The fewest. Default: 14.", "14"],
      ["The fewest.", "nothing"],
    ] as const) {
      assert.throws(() => reference(schemaWith(description), { minimumLength: 16 }, {}), {
        message: `minimumLength: the default is 16, and the comment says ${stated}`,
      });
    }
    assert.ok(reference(schemaWith("The fewest. Default: 16."), { minimumLength: 16 }, {}));
  });
});
