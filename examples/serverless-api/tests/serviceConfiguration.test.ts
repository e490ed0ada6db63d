import assert from "node:assert/strict";
import { deploy, type Options } from "./deployment";
import { problemsIn } from "./refusal";
import { authStack } from "./stack";

describe("The serverless API's configuration of services", () => {
  it("takes 1 to 50 clients of services", async () => {
    const stacks = withClients(Array.from({ length: 50 }, (_, index) => `client-${index}`));
    for (const count of [1, 50]) {
      const serviceClients = JSON.stringify(Array.from({ length: count }, (_, index) => `client-${index}`));
      const { resources } = await deploy({ stacks, config: { serviceClients } });
      const { audiences } = resources["service-authorizer"]?.inputs["jwtConfiguration"] as Audiences;
      assert.equal(audiences.length, count);
    }
  });

  it("refuses what isn't a list of different names", async () => {
    const tooMany = JSON.stringify(Array.from({ length: 51 }, (_, index) => `client-${index}`));
    for (const serviceClients of [
      "",
      "reports",
      '"reports"',
      "null",
      "[]",
      '[""]',
      "[1]",
      '["reports",null]',
      '{"reports":true}',
      '["reports","reports"]',
      tooMany,
    ]) {
      const shown = serviceClients === tooMany ? `${tooMany.slice(0, 60)}…` : serviceClients;
      assert.deepEqual(await problemsIn({ serviceClients }), [
        {
          path: "serviceClients",
          value: JSON.stringify(shown),
          reason: "expected a list of 1 to 50 different names",
          fix: 'write one such as ["reports"], or remove it',
        },
      ]);
    }
  });

  it("sets the scope", async () => {
    const stacks = withClients(["reports"]);
    for (const ordersScope of [
      "orders/write",
      "https://api.example.com/orders/read",
      `${"o".repeat(59)}/read`,
    ]) {
      const config = { serviceClients: '["reports"]', ordersScope };
      const { resources } = await deploy({ stacks, config });
      assert.deepEqual(resources["orders"]?.inputs["authorizationScopes"], [ordersScope]);
    }
  });

  it("refuses a scope of users, and what isn't a scope", async () => {
    const long = `${"o".repeat(60)}/read`;
    for (const ordersScope of [
      "",
      "openid",
      "aws.cognito.signin.user.admin",
      "/read",
      "orders/",
      "orders/read orders/write",
      'orders/"read"',
      long,
    ]) {
      const shown = ordersScope === long ? `${long.slice(0, 60)}…` : ordersScope;
      assert.deepEqual(await problemsIn({ ordersScope }), [
        {
          path: "ordersScope",
          value: JSON.stringify(shown),
          reason:
            "expected a scope of a resource server, its identifier and the scope's name with a slash between them, " +
            "of at most 64 characters",
          fix: "write one such as orders/read",
        },
      ]);
    }
    assert.deepEqual(await problemsIn({ ordersScope: undefined }), [
      { path: "ordersScope", reason: "this is required", fix: "set it; README.md describes it" },
    ]);
  });
});

interface Audiences {
  readonly audiences: readonly string[];
}

/** The auth stack, with these further app clients. */
function withClients(keys: readonly string[]): NonNullable<Options["stacks"]> {
  const appClientIds = Object.fromEntries(keys.map((key) => [key, `id-of-${key}`]));
  return { "acme/cognito-auth/dev": { ...authStack, appClientIds } };
}
