import assert from "node:assert/strict";
import awsSchema from "../../../../local/provider/awsSchema.json";
import { derivedSchemas } from "./deriveSchema";

describe("The local provider's schema", () => {
  it("is what was recorded of the AWS provider", () => {
    assert.deepEqual(awsSchema, derivedSchemas());
  });
});
