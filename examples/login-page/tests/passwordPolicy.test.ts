import assert from "node:assert/strict";
import fc from "fast-check";
import { type PasswordPolicy, problemOf, rulesOf } from "../src/passwordPolicy";

const nothing: PasswordPolicy = {
  minimumLength: 6,
  requireLowercase: false,
  requireUppercase: false,
  requireNumbers: false,
  requireSymbols: false,
};
const everything: PasswordPolicy = {
  minimumLength: 14,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
};

function isAccepted(policy: PasswordPolicy, password: string): boolean {
  return problemOf(policy, password) === undefined;
}

describe("The password policy of the page", () => {
  it("requires only the length, and no surrounding space, where the pool does", () => {
    assert.deepEqual(
      rulesOf(nothing).map(({ text }) => text),
      ["6 characters or more", "no space at the beginning or end"],
    );
  });

  it("requires everything that the pool requires, in this order", () => {
    assert.deepEqual(
      rulesOf(everything).map(({ text }) => text),
      [
        "14 characters or more",
        "a lowercase letter (a–z)",
        "an uppercase letter (A–Z)",
        "a digit (0–9)",
        "a symbol, such as ! or %",
        "no space at the beginning or end",
      ],
    );
  });

  it("accepts passwords from the minimum length to 256 characters", () => {
    const lengths = [5, 6, 256, 257];
    assert.deepEqual(
      lengths.map((length) => isAccepted(nothing, "x".repeat(length))),
      [false, true, true, false],
    );
  });

  it("counts only ASCII letters and digits as such", () => {
    assert.equal(isAccepted({ ...nothing, requireLowercase: true }, "äöüßñç"), false);
    assert.equal(isAccepted({ ...nothing, requireUppercase: true }, "ÄÖÜÉÑÇ"), false);
    assert.equal(isAccepted({ ...nothing, requireNumbers: true }, "٠١٢٣٤٥"), false);
  });

  for (const symbol of "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-") {
    it(`counts ${symbol} as a symbol`, () => {
      assert.equal(isAccepted({ ...nothing, requireSymbols: true }, `abcde${symbol}`), true);
    });
  }

  it("says why it doesn't accept a password", () => {
    assert.equal(problemOf(nothing, "abcde"), "This password doesn't meet the requirements yet.");
    assert.equal(problemOf(nothing, "x".repeat(257)), "It can't be longer than 256 characters.");
    for (const password of [" abcdef", "abcdef ", "\tabcdef", "abcdef\n"]) {
      assert.equal(problemOf(nothing, password), "This password doesn't meet the requirements yet.");
    }
    assert.equal(problemOf(nothing, "abcdef"), undefined);
  });

  it("counts spaces as symbols only within a password", () => {
    const policy = { ...nothing, requireSymbols: true };
    assert.equal(isAccepted(policy, "abc def"), true);
    assert.equal(isAccepted(policy, "abc  def"), true);
    assert.equal(isAccepted(policy, " abcdef"), false);
    assert.equal(isAccepted(policy, "abcdef "), false);
    assert.equal(isAccepted(policy, "abcdef§"), false);
  });

  it("shows only the rule as met, before anything is typed, that an empty field doesn't break", () => {
    const met = rulesOf(everything).filter(({ isMet }) => isMet(""));
    assert.deepEqual(
      met.map(({ text }) => text),
      ["no space at the beginning or end"],
    );
  });

  it("accepts exactly what meets every one of its rules", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "B", "3", "!", " ", "§"),
      minLength: 12,
      maxLength: 16,
    });
    fc.assert(
      fc.property(text, (password) => {
        const met = rulesOf(everything).filter(({ isMet }) => isMet(password)).length;
        assert.equal(isAccepted(everything, password), met === 6);
      }),
    );
  });
});
