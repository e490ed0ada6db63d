import assert from "node:assert/strict";
import { withServer } from "../helpers/requestServer";
import { create, providerAt, types } from "./providerUnderTest";

const cases = [
  { type: types.pool, inputs: { name: "shop" }, operation: "CreateUserPool" },
  {
    type: types.client,
    inputs: { name: "web", userPoolId: "us-east-1_abcdefghi" },
    operation: "CreateUserPoolClient",
  },
  {
    type: "aws:cognito/identityPool:IdentityPool",
    inputs: { identityPoolName: "shop" },
    operation: "CreateIdentityPool",
  },
  {
    type: "aws:apigatewayv2/api:Api",
    inputs: { name: "shop", protocolType: "HTTP" },
    operation: "CreateApi",
  },
] as const;

/** An operation of another protocol than the others, in which `null` is no answer at all. */
const rest = "CreateApi";

describe("An endpoint whose answer lacks what it was to create", () => {
  for (const { type, inputs, operation } of cases) {
    for (const answer of operation === rest ? ["{}"] : ["{}", "null"]) {
      it(`fails ${operation} with ${answer}, so that no program waits for the id`, async () => {
        await withServer(
          (_, response) => response.writeHead(200, { "content-type": "application/json" }).end(answer),
          async (endpoint) => {
            const creation = create(providerAt(endpoint), type, inputs);
            await assert.rejects(creation, {
              message: "the endpoint answered without the id of what it was to create",
            });
          },
        );
      });
    }
  }
});
