import assert from "node:assert/strict";
import { closest } from "../../components/validation/closest";

const names = ["userPool", "appClient", "testUser", "tags", "mfa"];

describe("The closest name", () => {
  for (const [word, expected] of [
    ["userPool", "userPool"],
    ["userpool", "userPool"],
    ["USERPOOL", "userPool"],
    ["usrPool", "userPool"],
    ["userPoool", "userPool"],
    ["userBool", "userPool"],
    ["suerPool", "userPool"],
    ["test_user", "testUser"],
    ["tag", "tags"],
    ["mf", "mfa"],
    ["m", "mfa"],
    ["", undefined],
    ["users", undefined],
    ["somethingElse", undefined],
  ] as const) {
    it(`of ${JSON.stringify(word)} is ${expected ?? "none"}`, () => {
      assert.equal(closest(word, names), expected);
    });
  }

  it("may differ in two characters, and in a third of a longer word", () => {
    assert.equal(closest("abxx", ["abcd"]), "abcd");
    assert.equal(closest("axxx", ["abcd"]), undefined);
    assert.equal(closest("abcdefxxx", ["abcdefghi"]), "abcdefghi");
    assert.equal(closest("abcdexxxx", ["abcdefghi"]), undefined);
  });

  it("is the first of several that are as close", () => {
    assert.equal(closest("minValue", ["maxValue", "minValues", "minValued"]), "minValues");
  });

  it("is none where there are no names", () => {
    assert.equal(closest("userPool", []), undefined);
  });
});
