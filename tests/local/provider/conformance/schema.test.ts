import assert from "node:assert/strict";
import awsSchema from "../../../../local/provider/awsSchema.json";
import { derivedSchemas } from "./deriveSchema";

describe("The local provider's schema of the AWS provider", () => {
  it("is what was recorded of the real one", () => {
    assert.deepEqual(awsSchema, derivedSchemas());
  });
});
