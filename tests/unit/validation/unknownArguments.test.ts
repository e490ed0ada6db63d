import assert from "node:assert/strict";
import { problemsOf, withArgument } from "../../helpers/argumentRules";
import { jane } from "../../helpers/expectedInputs";

const base = { testUser: jane };

/** A misspelled argument in every group, and its correct name. */
const misspelled = {
  userpool: "userPool",
  appclient: "appClient",
  testusr: "testUser",
  tag: "tags",
  "userPool.Name": "name",
  "userPool.selfSignup": "selfSignUp",
  "userPool.passwordPolicies": "passwordPolicy",
  "userPool.featureplan": "featurePlan",
  "userPool.passwordPolicy.minimumLenght": "minimumLength",
  "userPool.passwordPolicy.requireSymbol": "requireSymbols",
  "userPool.passwordPolicy.temporaryPasswordValidity": "temporaryPasswordValidityDays",
  "userPool.mfa.modus": "mode",
  "userPool.mfa.otp": "totp",
  "userPool.invitation.subjects": "subject",
  "userPool.verification.mesage": "message",
  "userPool.customAttributes.plan.mutabel": "mutable",
  "userPool.customAttributes.plan.maxLenght": "maxLength",
  "appClient.authFlow": "authFlows",
  "appClient.generateSecrets": "generateSecret",
  "appClient.authFlows.userSRPs": "userSrp",
  "appClient.accessTokenValidity.units": "unit",
  "appClient.idTokenValidity.valu": "value",
  "appClient.refreshTokenValidity.vlaue": "value",
  "appClient.refreshTokenRotation.retryGracePeriodSecond": "retryGracePeriodSeconds",
  "testUser.userNames": "username",
  "testUser.mail": "email",
  "testUser.passwordversion": "passwordVersion",
};

/** An argument that is near no other, and those that there are. */
const foreign = {
  hostedLogin:
    "userPool, appClient, appClients, domain, resourceServers, groups, triggers, customSenders, testUser, tags",
  "userPool.mfa.passkeys": "mode, totp, email, smsMessage",
  "userPool.invitation.sender": "subject, message, smsMessage",
  "userPool.customAttributes.plan.defaultValue":
    "type, mutable, userWritable, minLength, maxLength, minValue, maxValue",
  "appClient.accessTokenValidity.hours": "value, unit",
};

describe("An argument that doesn't exist", () => {
  for (const [path, correct] of Object.entries(misspelled)) {
    it(`is refused: ${path}, in place of ${correct}`, () => {
      assertUnknown(path, `did you mean ${correct}?`);
    });
  }

  for (const [path, known] of Object.entries(foreign)) {
    it(`is refused: ${path}, with a list of those that do`, () => {
      assertUnknown(path, `use one of ${known}`);
    });
  }

  it("is refused whatever its value, also none", () => {
    for (const value of [undefined, null, 0, "x", {}]) {
      assert.deepEqual(problemsOf({ pool: value }), [
        {
          path: "pool",
          reason: "there is no argument with this name",
          fix: "use one of userPool, appClient, appClients, domain, resourceServers, groups, triggers, customSenders, testUser, tags",
        },
      ]);
    }
  });

  it("is refused with a name that every object has", () => {
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      const args = Object.fromEntries([[name, {}]]);
      assert.deepEqual(
        problemsOf(args).map(({ path }) => path),
        [name],
      );
    }
  });

  it("isn't looked for in a prototype, so that an object with one is refused", () => {
    assert.deepEqual(problemsOf(Object.create({ pool: 1, userPool: 7 })), [
      {
        path: "args",
        value: "an object with a prototype",
        reason: "expected a plain object, without a class",
        fix: "write { … } with any of userPool, appClient, appClients, domain, resourceServers, groups, triggers, customSenders, testUser, tags",
      },
    ]);
  });

  it("is reported together with all others, in their order", () => {
    const args = {
      a: 1,
      userPool: { b: 2, mfa: { c: 3 } },
      appClient: { d: 4 },
      testUser: { ...jane, e: 5 },
    };
    assert.deepEqual(
      problemsOf(args).map(({ path }) => path),
      ["a", "userPool.b", "userPool.mfa.c", "appClient.d", "testUser.e"],
    );
  });
});

/** What the groups require that can't be left out. */
const required: Record<string, object> = {
  "userPool.customAttributes.plan": { type: "String" },
  "appClient.accessTokenValidity": { value: 60, unit: "minutes" },
  "appClient.idTokenValidity": { value: 60, unit: "minutes" },
  "appClient.refreshTokenValidity": { value: 60, unit: "minutes" },
};

function assertUnknown(path: string, fix: string): void {
  const group = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  const others = required[group];
  const args = others === undefined ? base : withArgument(base, group, others);
  assert.deepEqual(problemsOf(withArgument(args, path, "anything")), [
    { path, reason: "there is no argument with this name", fix },
  ]);
}
