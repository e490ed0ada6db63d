import assert from "node:assert/strict";
import awsSchema from "../../../../local/provider/awsSchema.json";
import { derivedSchemas } from "./deriveSchema";

describe("The local provider's schema of AWS", () => {
  it("is the recorded one", () => {
    assert.deepEqual(awsSchema, derivedSchemas());
  });
});
