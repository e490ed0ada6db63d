import assert from "node:assert/strict";
import { nameIn, shownClaim, spanOf } from "../src/session";

describe("A session on the page", () => {
  for (const [milliseconds, text] of [
    [-1, "0 s"],
    [999, "0 s"],
    [59_999, "59 s"],
    [60_000, "1 min 0 s"],
    [3_599_999, "59 min 59 s"],
    [3_600_000, "1 h 0 min"],
    [86_400_000, "24 h 0 min"],
  ] as const) {
    it(`has ${text} left in ${milliseconds} ms`, () => {
      assert.equal(spanOf(milliseconds), text);
    });
  }

  it("belongs to the user's name, username, email address or phone number, but to no UUID", () => {
    const email = "jane@example.com";
    const uuid = "7ef41c68-6550-49fb-8cf1-5e96089a0116";
    assert.equal(nameIn({ name: "Jane Doe", "cognito:username": "jane", email }), "Jane Doe");
    assert.equal(nameIn({ "cognito:username": "jane", email }), "jane");
    assert.equal(nameIn({ "cognito:username": uuid, email, phone_number: "+14155550123" }), email);
    assert.equal(nameIn({ "cognito:username": uuid, phone_number: "+14155550123" }), "+14155550123");
  });

  it("belongs to the user's id where the token has no name", () => {
    const uuid = "7ef41c68-6550-49fb-8cf1-5e96089a0116";
    assert.equal(nameIn({ "cognito:username": uuid, sub: uuid }), uuid);
  });

  it("shows times as such, and lists as JSON", () => {
    assert.equal(shownClaim("exp", 0), new Date(0).toLocaleString());
    assert.equal(shownClaim("sub", "abc"), "abc");
    assert.equal(shownClaim("cognito:groups", ["admin"]), '["admin"]');
    assert.equal(shownClaim("email_verified", true), "true");
  });
});
