import assert from "node:assert/strict";
import { unwrapSecrets } from "../../../provider/wire";
import { types } from "../providerUnderTest";
import { cognito } from "./cognito";
import { cognitoRows } from "./cognitoExamples";
import type { Example, Examples } from "./example";
import { iam } from "./iam";
import { otherServices } from "./otherServices";
import { s3 } from "./s3";
import { serverless } from "./serverless";

/** An example of each type that the provider has. */
export const examples: Examples = {
  ...cognito,
  ...iam,
  ...cognitoRows,
  ...otherServices,
  ...s3,
  ...serverless,
  [types.password]: {
    inputs: () => ({ keepers: { version: "1" }, length: 20, minNumeric: 2 }),
    change: { keepers: { version: "2" } },
    replaces: ["keepers"],
    importId: ({ outputs }) => String(unwrapSecrets(outputs)["result"]),
    unreadable: ["keepers", "minNumeric"],
    staysBecause: "it is nowhere but in the state",
  },
};

/** The example of a type. */
export function exampleOf(type: string): Example {
  return examples[type] ?? assert.fail(`There is no example of ${type}.`);
}
