import assert from "node:assert/strict";
import { userPoolTimeout } from "@cognito-auth/local-aws/awsClient";
import fc from "fast-check";
import { callSeconds, within } from "../../../../local/proofs/signIn/deadline";
import { passwordFor, passwordsAgainst } from "../../../../local/proofs/signIn/password";
import { claimSeconds } from "../../../../local/proofs/signIn/proveClaims";
import { oneTimeCode } from "../../../../local/proofs/signIn/totp";
import { python } from "../../../../packages/local-aws/tests/emulator/emulatorPython";

const policies = fc.record({
  minimumLength: fc.integer({ min: 6, max: 99 }),
  lowercase: fc.boolean(),
  uppercase: fc.boolean(),
  digit: fc.boolean(),
  symbol: fc.boolean(),
});
const rules = { lowercase: /[a-z]/, uppercase: /[A-Z]/, digit: /\d/, symbol: /[!#%*+\-=?@_]/ };

describe("A chosen password", () => {
  it("satisfies every policy", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const password = passwordFor(policy);
        assert.ok(password.length >= Math.max(policy.minimumLength, 20) && password.length <= 99);
        assert.ok(Object.values(rules).every((rule) => rule.test(password)));
        assert.match(password, /^[\w!#%*+\-=?@]+$/);
      }),
    );
  });

  it("is different each time", () => {
    const policy = { minimumLength: 6, lowercase: true, uppercase: true, digit: true, symbol: true };
    assert.notEqual(passwordFor(policy), passwordFor(policy));
  });
});

describe("Passwords that violate a policy", () => {
  it("break one of its rules each, and only that one", () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const [tooShort, ...others] = passwordsAgainst(policy).map(({ password }) => password);
        assert.equal(tooShort?.length, policy.minimumLength - 1);
        assert.ok(Object.values(rules).every((rule) => rule.test(tooShort)));
        const required = (Object.keys(rules) as (keyof typeof rules)[]).filter((name) => policy[name]);
        assert.deepEqual(
          others.map((password) => required.filter((name) => !rules[name].test(password))),
          required.map((name) => [name]),
        );
        assert.ok(others.every((password) => password.length >= policy.minimumLength));
      }),
    );
  });
});

describe("A one-time code", () => {
  // RFC 6238, appendix B, SHA-1, the last six of the eight digits there.
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  const vectors: [number, string][] = [
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ];
  for (const [seconds, code] of vectors) {
    it(`is ${code} after ${seconds} seconds`, () => {
      assert.equal(oneTimeCode(secret, new Date(seconds * 1000)), code);
    });
  }

  it("ignores the secret's case and padding", () => {
    assert.equal(oneTimeCode("mfrgg===", new Date(0)), oneTimeCode("MFRGG", new Date(0)));
  });
});

describe("A deadline", () => {
  it("rejects when the work takes too long", async () => {
    await assert.rejects(within(0.01, new Promise(() => undefined)), {
      message: "no answer within 0.01 seconds",
    });
  });

  it("passes on the result of the work", async () => {
    assert.equal(await within(1, Promise.resolve("done")), "done");
    await assert.rejects(within(1, Promise.reject(new Error("broken"))), { message: "broken" });
  });
});

describe("The time for a call of a user pool", () => {
  it("outlasts a function that doesn't answer, by some seconds for all else", async () => {
    // How long the local AWS waits where it isn't told otherwise.
    const waited = (await python(`
import os
os.environ.pop("COGNITO_AUTH_TRIGGER_SECONDS", None)
from rules.triggers import time_limit
print(json.dumps(time_limit.SECONDS * time_limit.CALLS))
`)) as number;
    assert.equal(waited, 15);
    assert.ok(userPoolTimeout / 1_000 >= waited + 5);
    assert.ok(callSeconds >= waited + 5);
    assert.ok(userPoolTimeout / 1_000 >= callSeconds, "A call that outlasts an answer repeats the request.");
  });

  it("fits into that of a claim twice, with some left for all else", () => {
    assert.ok(claimSeconds >= 2 * callSeconds + 10);
  });
});
