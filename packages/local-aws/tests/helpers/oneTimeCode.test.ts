import assert from "node:assert/strict";
import { oneTimeCode, wrongCode } from "./oneTimeCode";

/** "12345678901234567890", the secret of RFC 6238's own test values. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("oneTimeCode", () => {
  for (const [seconds, code] of [
    [59, "287082"],
    [1_111_111_109, "081804"],
    [20_000_000_000, "353130"],
  ] as const) {
    it(`gives the code of RFC 6238 for second ${seconds}`, () => {
      assert.equal(oneTimeCode(secret, Math.floor(seconds / 30)), code);
    });
  }
});

describe("wrongCode", () => {
  it("gives six digits that aren't the secret's code", () => {
    assert.match(wrongCode(secret), /^\d{6}$/);
    assert.notEqual(wrongCode(secret), oneTimeCode(secret));
  });
});
