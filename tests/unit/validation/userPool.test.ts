import assert from "node:assert/strict";
import { AccountRecovery, FeaturePlan, MfaMode, SignInWith } from "../../../components";
import {
  describeArgument,
  describeChoice,
  describeFlag,
  describeWholeNumber,
  notAnObject,
  notANumber,
  problemsOf,
  withAnyOf,
} from "../../helpers/argumentRules";
import { describeName } from "../../helpers/nameRule";

describe("The validation of the user pool", () => {
  describeArgument("userPool", {
    accepts: [undefined, {}, Object.create(null)],
    refuses: notAnObject(
      withAnyOf(
        ...["name", "signInWith", "aliases", "caseSensitive", "selfSignUp", "passwordPolicy"],
        ...["mfa", "passwordless", "rememberDevices", "standardAttributes", "customAttributes"],
        ...["autoVerify", "verifyBeforeUpdate", "accountRecovery", "invitation", "verification"],
        ...["ses", "sms", "featurePlan", "deletionProtection"],
      ),
    ),
  });

  describeName("userPool.name");

  describeChoice("userPool.signInWith", SignInWith, { base: { userPool: { sms: {} } } });
  describeChoice("userPool.accountRecovery", AccountRecovery, {
    base: { userPool: { sms: {}, mfa: { mode: "OFF" } } },
  });
  describeFlag("userPool.caseSensitive");
  describeChoice("userPool.featurePlan", FeaturePlan);
  describeFlag("userPool.selfSignUp", { laterToo: true });
  describeFlag("userPool.deletionProtection", { laterToo: true });

  describe("of its password policy", () => {
    describeArgument("userPool.passwordPolicy", {
      accepts: [undefined, {}],
      refuses: notAnObject(
        withAnyOf(
          "minimumLength",
          "requireLowercase",
          "requireUppercase",
          "requireNumbers",
          "requireSymbols",
          "temporaryPasswordValidityDays",
          "historySize",
        ),
      ),
    });
    describeWholeNumber("userPool.passwordPolicy.minimumLength", {
      from: 6,
      to: 99,
      reason: "Cognito allows a minimum length of 6 to 99 characters",
    });
    describeWholeNumber("userPool.passwordPolicy.historySize", {
      from: 0,
      to: 24,
      reason: "Cognito remembers at most 24 passwords",
    });
    describeArgument("userPool.passwordPolicy.temporaryPasswordValidityDays", {
      accepts: [1, 2, 364, 365],
      refuses: [
        {
          values: [
            [-1, "-1"],
            [0.5, "0.5"],
            [1.5, "1.5"],
            [364.5, "364.5"],
            [366, "366"],
          ],
          reason: "Cognito keeps a temporary password for 1 to 365 days",
          fix: "choose a whole number from 1 to 365",
        },
        {
          values: [[0, "0"]],
          reason: "Cognito treats 0 as 7, so every later preview would show a diff",
          fix: "write the number of days, such as 7",
        },
        ...notANumber,
      ],
    });
    for (const kind of ["Lowercase", "Uppercase", "Numbers", "Symbols"]) {
      describeFlag(`userPool.passwordPolicy.require${kind}`);
    }
  });

  describe("of its MFA", () => {
    describeArgument("userPool.mfa", {
      accepts: [undefined, {}],
      refuses: notAnObject('write { mode: "ON" }, or another mode'),
    });
    describeChoice("userPool.mfa.mode", MfaMode);
    describeFlag("userPool.mfa.totp", { base: { userPool: { mfa: { mode: "OFF" } } } });
  });
});

describe("MFA without a second factor", () => {
  for (const mode of ["OPTIONAL", "ON"]) {
    it(`is refused where it is ${mode}`, () => {
      assert.deepEqual(problemsOf({ userPool: { mfa: { mode, totp: false } } }), [noFactor(mode)]);
    });
  }

  it("is refused where the mode is left out", () => {
    assert.deepEqual(problemsOf({ userPool: { mfa: { totp: false } } }), [noFactor("OPTIONAL")]);
  });

  it("is nothing to refuse where MFA is off, or there is one", () => {
    for (const mfa of [{ mode: "OFF", totp: false }, { mode: "ON", totp: true }, { mode: "ON" }]) {
      assert.deepEqual(problemsOf({ userPool: { mfa } }), []);
    }
  });
});

describe("A password history", () => {
  it("is refused in the plan LITE", () => {
    for (const historySize of [1, 24]) {
      assert.deepEqual(problemsOf({ userPool: { featurePlan: "LITE", passwordPolicy: { historySize } } }), [
        {
          path: "userPool.passwordPolicy.historySize",
          value: String(historySize),
          reason: "the feature plan LITE has no password history",
          fix: "set it to 0, or `userPool.featurePlan` to ESSENTIALS",
        },
      ]);
    }
  });

  it("is taken in the other plans, and none in all", () => {
    const taken = [
      { featurePlan: "LITE" },
      { featurePlan: "LITE", passwordPolicy: { historySize: 0 } },
      { featurePlan: "ESSENTIALS", passwordPolicy: { historySize: 1 } },
      { featurePlan: "PLUS", passwordPolicy: { historySize: 24 } },
      { passwordPolicy: { historySize: 1 } },
    ];
    for (const userPool of taken) assert.deepEqual(problemsOf({ userPool }), []);
  });
});

function noFactor(mode: string): object {
  return {
    path: "userPool.mfa.totp",
    value: "false",
    reason: `MFA is ${mode} but there is no second factor`,
    fix: "turn `userPool.mfa.totp` on, or set `userPool.mfa.mode` to OFF",
  };
}
