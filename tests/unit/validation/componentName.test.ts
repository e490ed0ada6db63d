import assert from "node:assert/strict";
import { validate } from "../../../components";

const tooLong =
  "resources are named after the component, and Cognito accepts a name of 1 to 128 characters; this has 129";

describe("The component's name", () => {
  it("can name a pool and a client if it has at most 109 characters", () => {
    assert.deepEqual(validate("x".repeat(109), {}), []);
    assertRefused(
      "x".repeat(110),
      {},
      tooLong,
      "choose another name, or set `userPool.name` and `appClient.name`",
    );
  });

  it("can have one character more where the client has a name of its own", () => {
    const args = { appClient: { name: "web" } };
    assert.deepEqual(validate("x".repeat(110), args), []);
    assertRefused("x".repeat(111), args, tooLong, "choose another name, or set `userPool.name`");
  });

  it("can't be longer where only the pool has a name of its own", () => {
    const args = { userPool: { name: "customers" } };
    assert.deepEqual(validate("x".repeat(109), args), []);
    assertRefused("x".repeat(110), args, tooLong, "choose another name, or set `appClient.name`");
  });

  it("can't have characters that Cognito doesn't accept", () => {
    for (const name of ["shop/auth", "shop:auth", "café"]) {
      assertRefused(
        name,
        {},
        "resources are named after the component, and Cognito accepts only letters, digits, spaces and _+=,.@-",
        "choose another name, or set `userPool.name` and `appClient.name`",
      );
    }
  });

  it("can be anything where pool and client have names of their own", () => {
    const args = { userPool: { name: "customers" }, appClient: { name: "web" } };
    for (const name of ["x".repeat(1_000), "shop/auth"]) assert.deepEqual(validate(name, args), []);
  });
});

function assertRefused(name: string, args: object, reason: string, fix: string): void {
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  assert.deepEqual(validate(name, args), [{ path: "name", value: `"${shown}"`, reason, fix }]);
}
