import assert from "node:assert/strict";
import { labelOf } from "../src/identifiers";

describe("The field for what a user signs in with", () => {
  for (const [identifiers, label] of [
    [["username"], "Username"],
    [["email"], "Email address"],
    [["phone_number"], "Phone number"],
    [["email", "phone_number"], "Email address or phone number"],
    [["username", "email"], "Username or email address"],
    [["username", "email", "phone_number"], "Username, email address or phone number"],
  ] as const) {
    it(`is called ${label}`, () => {
      assert.equal(labelOf(identifiers), label);
    });
  }
});
