import assert from "node:assert/strict";
import { beyondAws } from "../helpers/awsLimits";

/** What is beyond AWS's limits in the inputs of a pool and a test user. */
function beyond(pool: object, testUser: object): string[] {
  const requested = (inputs: object): { inputs: object } => ({ inputs });
  const resources = { "auth-user-pool": requested(pool), "auth-test-user": requested(testUser) };
  return beyondAws({ resources });
}

describe("AWS's limits, as the fuzzing knows them,", () => {
  it("say what a verification email contains", () => {
    const mail = (emailMessage: string): object => ({ verificationMessageTemplate: { emailMessage } });
    for (const message of ["{####}", "Your code\n{####}, Jane"]) {
      assert.deepEqual(beyond(mail(message), {}), []);
    }
    for (const message of ["Your code", "{####}\u200b", "\0{####}"]) {
      assert.deepEqual(beyond(mail(message), {}), [
        "auth-user-pool.verificationMessageTemplate.emailMessage",
      ]);
    }
  });

  it("say what the value of an attribute is, by its type", () => {
    const values = {
      Boolean: { good: ["true", "false"], bad: ["", "True", "1"] },
      DateTime: { good: ["2026-01-31", "2026-01-31T12:00Z"], bad: ["", "today", "31.1.2026"] },
      Number: { good: ["7", "-1.5"], bad: ["", "0x10", "1e3"] },
    };
    for (const [attributeDataType, { good, bad }] of Object.entries(values)) {
      const pool = { schemas: [{ name: "it", attributeDataType }] };
      for (const it of good) assert.deepEqual(beyond(pool, { attributes: { it } }), []);
      for (const it of bad) {
        assert.deepEqual(beyond(pool, { attributes: { it } }), ["auth-test-user.attributes.it"]);
      }
    }
  });
});
