import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { derivedSchemas } from "./deriveSchema";

describe("The local provider's schema of the AWS provider", () => {
  it("is what was recorded of the real one", () => {
    const file = join(__dirname, "..", "..", "..", "provider", "awsSchema.json");
    assert.deepEqual(JSON.parse(readFileSync(file, "utf8")), derivedSchemas());
  });
});
