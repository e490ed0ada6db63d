import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { factorProblems } from "../../components/userPool/factorChange";

const sms = { smsConfiguration: { externalId: "shop", snsCallerArn: pulumi.unknown } };
const email = { emailMfaConfiguration: { subject: "Code", message: "{####}" } };
const passkeys = { webAuthnConfiguration: { userVerification: "required" } };
const bySes = { emailConfiguration: { emailSendingAccount: "DEVELOPER" } };
const byCognito = { emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" } };
const recovery = (...names: string[]): object => ({
  accountRecoverySetting: { recoveryMechanisms: names.map((name, index) => ({ name, priority: index + 1 })) },
});
const ready = {
  mfaConfiguration: "OPTIONAL",
  userPoolTier: "ESSENTIALS",
  ...bySes,
  ...recovery("admin_only"),
};

function problemsFrom(oldInputs: object, newInputs: object): readonly (readonly [string, string])[] {
  return factorProblems({ oldInputs, newInputs }).map(({ path, fix }) => [path, fix] as const);
}

describe("A change of text messages and second factors", () => {
  it("is right where nothing of them goes, or what is added rests on what was there", () => {
    assert.deepEqual(problemsFrom(ready, ready), []);
    assert.deepEqual(problemsFrom(ready, { ...ready, ...sms }), []);
    assert.deepEqual(problemsFrom(ready, { ...ready, ...email }), []);
    assert.deepEqual(problemsFrom(ready, { ...ready, ...passkeys }), []);
    assert.deepEqual(problemsFrom({ ...ready, ...sms, ...email }, { ...ready, ...sms, ...email }), []);
    assert.deepEqual(problemsFrom({ ...ready, ...passkeys }, ready), []);
  });

  it("can't take text messages away", () => {
    for (const gone of [{}, { smsConfiguration: null }, { smsConfiguration: {} }]) {
      assert.deepEqual(problemsFrom({ ...ready, ...sms }, { ...ready, ...gone }), [
        ["userPool.sms", "keep it; to stop them being a second factor, set `userPool.mfa.mode` to OFF"],
      ]);
    }
  });

  it("can't take email away as a second factor, unless MFA is turned off", () => {
    assert.deepEqual(problemsFrom({ ...ready, ...email }, ready), [
      [
        "userPool.mfa.email",
        "keep it, or remove it together with MFA, by `userPool.mfa.mode` OFF, and turn that on again in a later deployment",
      ],
    ]);
    assert.deepEqual(problemsFrom({ ...ready, ...email }, { ...ready, mfaConfiguration: "OFF" }), []);
  });

  for (const [what, before, path] of [
    ["a sender in SES", { ...ready, ...byCognito }, "`userPool.ses`"],
    ["another recovery", { ...ready, ...recovery("verified_email") }, "`userPool.accountRecovery`"],
    ["another plan", { ...ready, userPoolTier: "LITE" }, "`userPool.featurePlan`"],
    [
      "both",
      { ...ready, ...byCognito, ...recovery("verified_email") },
      "`userPool.ses` and `userPool.accountRecovery`",
    ],
  ] as const) {
    it(`can't add email as a second factor together with ${what}`, () => {
      assert.deepEqual(problemsFrom(before, { ...ready, ...email }), [
        ["userPool.mfa.email", `leave it out, deploy ${path}, and then add it`],
      ]);
    });
  }

  it("can't add passkeys together with the plan that has them", () => {
    assert.deepEqual(problemsFrom({ ...ready, userPoolTier: "LITE" }, { ...ready, ...passkeys }), [
      ["userPool.passwordless.passkeys", "leave it out, deploy `userPool.featurePlan`, and then add it"],
    ]);
  });

  it("finds nothing in what it can't read", () => {
    for (const inputs of [undefined, null, 7, "x", []]) {
      assert.deepEqual(factorProblems({ oldInputs: inputs, newInputs: inputs }), []);
    }
  });
});
