import assert from "node:assert/strict";
import {
  listSetting,
  objectSetting,
  rotatesRefreshTokens,
  temporaryPasswordDays,
} from "../../../local/stacks/stackSettings";

function filesWith(config: Record<string, string>): Parameters<typeof objectSetting>[0] {
  return { project: "shop", config };
}

describe("The settings of a stack", () => {
  it("are read as the objects that they are, and are undefined where they aren't set", () => {
    const files = filesWith({ "shop:testUser": '{"email":"jane@example.com"}', "other:tags": "{}" });
    assert.deepEqual(objectSetting(files, "testUser"), { email: "jane@example.com" });
    assert.equal(objectSetting(files, "tags"), undefined);
  });

  it("are read as the lists that they are, which no object is", () => {
    const files = filesWith({ "shop:serviceClients": '["reports"]', "shop:testUser": "{}" });
    assert.deepEqual(listSetting(files, "serviceClients"), ["reports"]);
    assert.equal(objectSetting(files, "serviceClients"), undefined);
    assert.equal(listSetting(files, "testUser"), undefined);
    assert.equal(listSetting(files, "tags"), undefined);
  });

  for (const [written, rotates] of [
    [undefined, false],
    ["{}", false],
    ['{"refreshTokenRotation":{}}', true],
    ['{"refreshTokenRotation":{"feature":"ENABLED"}}', true],
    ['{"refreshTokenRotation":{"retryGracePeriodSeconds":0}}', true],
    ['{"refreshTokenRotation":{"feature":"DISABLED"}}', false],
  ] as const) {
    it(`say that refresh tokens ${rotates ? "rotate" : "don't rotate"}: ${written ?? "not set"}`, () => {
      const files = filesWith(written === undefined ? {} : { "shop:appClient": written });
      assert.equal(rotatesRefreshTokens(files), rotates);
    });
  }

  for (const [written, days] of [
    [undefined, 7],
    ["{}", 7],
    ['{"passwordPolicy":{"minimumLength":20}}', 7],
    ['{"passwordPolicy":{"temporaryPasswordValidityDays":3}}', 3],
  ] as const) {
    it(`say that temporary passwords are valid for ${days} days: ${written ?? "not set"}`, () => {
      const files = filesWith(written === undefined ? {} : { "shop:userPool": written });
      assert.equal(temporaryPasswordDays(files), days);
    });
  }
});
