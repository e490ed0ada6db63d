import assert from "node:assert/strict";
import { RotationFeature, TimeUnit } from "../../../components";
import {
  describeArgument,
  describeChoice,
  describeFlag,
  describeWholeNumber,
  notAnObject,
  notANumber,
  problemsOf,
  type Refused,
  withAnyOf,
  withArgument,
} from "../../helpers/argumentRules";
import { describeName } from "../../helpers/nameRule";
import { withChallenges } from "../resources/values";

describe("The validation of the app client", () => {
  describeArgument("appClient", {
    accepts: [undefined, {}],
    refuses: notAnObject(
      withAnyOf(
        "name",
        "authFlows",
        "accessTokenValidity",
        "idTokenValidity",
        "refreshTokenValidity",
        "refreshTokenRotation",
        "tokenRevocation",
        "generateSecret",
        "oauth",
        "machineToMachine",
        "identityProviders",
        "readAttributes",
        "writeAttributes",
        "authSessionValidityMinutes",
        "propagateUserContext",
        "branding",
      ),
    ),
  });
  describeName("appClient.name");
  describeFlag("appClient.tokenRevocation", { laterToo: true });
  describeFlag("appClient.generateSecret");

  describeArgument("appClient.authFlows", {
    accepts: [undefined, {}],
    refuses: notAnObject(
      withAnyOf("userSrp", "adminUserPassword", "refreshToken", "userPassword", "custom", "userAuth"),
    ),
  });
  for (const flow of ["userSrp", "adminUserPassword", "refreshToken", "userPassword", "userAuth"]) {
    describeFlag(`appClient.authFlows.${flow}`);
  }
  describeFlag("appClient.authFlows.custom", { base: withChallenges });

  describeArgument("appClient.refreshTokenRotation", {
    accepts: [undefined, {}],
    refuses: notAnObject(withAnyOf("feature", "retryGracePeriodSeconds")),
  });
  describeWholeNumber("appClient.refreshTokenRotation.retryGracePeriodSeconds", {
    from: 0,
    to: 60,
    reason: "Cognito allows a grace period of 0 to 60 seconds",
  });
  describeChoice("appClient.refreshTokenRotation.feature", RotationFeature);

  it("accepts a grace period of disabled rotation only where it is 0", () => {
    const refreshTokenRotation = (retryGracePeriodSeconds: number): object => ({
      appClient: { refreshTokenRotation: { feature: "DISABLED", retryGracePeriodSeconds } },
    });
    assert.deepEqual(problemsOf(refreshTokenRotation(0)), []);
    assert.deepEqual(problemsOf(refreshTokenRotation(1)), [
      {
        path: "appClient.refreshTokenRotation.retryGracePeriodSeconds",
        value: "1",
        reason: "rotation is disabled, so there is no old token that could still work",
        fix: "leave it out",
      },
    ]);
  });

  // The longest refresh token, so that nothing outlives it.
  const base = { appClient: { refreshTokenValidity: { value: 3_650, unit: "days" } } };
  for (const token of ["accessTokenValidity", "idTokenValidity"]) {
    describeDuration(`appClient.${token}`, {
      base,
      range: "5 minutes to 24 hours",
      accepts: [
        { value: 300, unit: "seconds" },
        { value: 5, unit: "minutes" },
        { value: 1, unit: "hours" },
        { value: 1, unit: "days" },
        { value: 24, unit: "hours" },
        { value: 1_440, unit: "minutes" },
        { value: 86_400, unit: "seconds" },
      ],
      refuses: [
        [{ value: 1, unit: "seconds" }, "1 second"],
        [{ value: 299, unit: "seconds" }, "299 seconds"],
        [{ value: 1, unit: "minutes" }, "1 minute"],
        [{ value: 4, unit: "minutes" }, "4 minutes"],
        [{ value: 2, unit: "days" }, "2 days"],
        [{ value: 25, unit: "hours" }, "25 hours"],
        [{ value: 1_441, unit: "minutes" }, "1441 minutes"],
        [{ value: 86_401, unit: "seconds" }, "86401 seconds"],
      ],
    });
  }

  describeDuration("appClient.refreshTokenValidity", {
    base: {
      appClient: {
        accessTokenValidity: { value: 5, unit: "minutes" },
        idTokenValidity: { value: 5, unit: "minutes" },
      },
    },
    range: "60 minutes to 3650 days",
    accepts: [
      { value: 3_600, unit: "seconds" },
      { value: 60, unit: "minutes" },
      { value: 1, unit: "hours" },
      { value: 1, unit: "days" },
      { value: 3_650, unit: "days" },
      { value: 87_600, unit: "hours" },
      { value: 5_256_000, unit: "minutes" },
      { value: 315_360_000, unit: "seconds" },
    ],
    refuses: [
      [{ value: 3_599, unit: "seconds" }, "3599 seconds"],
      [{ value: 59, unit: "minutes" }, "59 minutes"],
      [{ value: 3_651, unit: "days" }, "3651 days"],
      [{ value: 87_601, unit: "hours" }, "87601 hours"],
      [{ value: 5_256_001, unit: "minutes" }, "5256001 minutes"],
      [{ value: 315_360_001, unit: "seconds" }, "315360001 seconds"],
    ],
  });
});

describe("A duration without a unit", () => {
  for (const [path, value, written] of [
    ["appClient.refreshTokenValidity", 30, '{ value: 30, unit: "days" }'],
    ["appClient.refreshTokenValidity", 3_650, '{ value: 3650, unit: "days" }'],
    ["appClient.accessTokenValidity", 5, '{ value: 5, unit: "hours" }'],
    ["appClient.accessTokenValidity", 25, '{ value: 60, unit: "minutes" }'],
    ["appClient.idTokenValidity", 1, '{ value: 1, unit: "hours" }'],
    ["appClient.idTokenValidity", 24, '{ value: 24, unit: "hours" }'],
  ] as const) {
    it(`is taken for what it is to the AWS provider, within Cognito's limits: ${path} ${value}`, () => {
      assert.deepEqual(problemsOf(withArgument({}, path, value)), [
        { path, value: String(value), reason: "expected an object", fix: `write ${written}` },
      ]);
    });
  }
});

describe("Tokens that outlive the refresh token", () => {
  const tokens = ["accessTokenValidity", "idTokenValidity"];
  for (const token of tokens) {
    it(`are refused: ${token}`, () => {
      const appClient = {
        ...Object.fromEntries(tokens.map((name) => [name, { value: 5, unit: "minutes" }])),
        refreshTokenValidity: { value: 2, unit: "hours" },
      };
      const withToken = (value: number, unit: string): object =>
        withArgument({ appClient }, `appClient.${token}`, { value, unit });
      for (const fitting of [withToken(2, "hours"), withToken(120, "minutes"), withToken(7_200, "seconds")]) {
        assert.deepEqual(problemsOf(fitting), []);
      }
      assert.deepEqual(problemsOf(withToken(121, "minutes")), [
        outlives(`appClient.${token}`, "121 minutes", "2 hours"),
      ]);
    });
  }

  it("aren't the default ones, also where the refresh token is valid for an hour only", () => {
    const refreshTokenValidity = { value: 60, unit: "minutes" };
    assert.deepEqual(problemsOf({ appClient: { refreshTokenValidity } }), []);
  });
});

describe("The sign-in flows", () => {
  const allOff = {
    userSrp: false,
    adminUserPassword: false,
    userPassword: false,
    custom: false,
    userAuth: false,
  };
  const noSignIn = {
    path: "appClient.authFlows",
    reason: "every sign-in flow is off, so nobody could sign in",
    fix: "turn one on, such as `appClient.authFlows.userSrp`",
  };

  it("can't all be off", () => {
    for (const authFlows of [
      allOff,
      { ...allOff, refreshToken: true },
      { userSrp: false, adminUserPassword: false },
    ]) {
      assert.deepEqual(problemsOf({ appClient: { authFlows } }), [noSignIn]);
    }
  });

  for (const flow of Object.keys(allOff)) {
    it(`can be ${flow} alone`, () => {
      const authFlows = { ...allOff, [flow]: true, refreshToken: false };
      assert.deepEqual(problemsOf({ appClient: { authFlows }, ...withChallenges }), []);
    });
  }

  it("can have the refresh flow beside rotation that is disabled again", () => {
    const refreshTokenRotation = { feature: "DISABLED" };
    for (const refreshToken of [true, false, undefined]) {
      assert.deepEqual(problemsOf({ appClient: { refreshTokenRotation, authFlows: { refreshToken } } }), []);
    }
  });

  it("can't have the refresh flow beside rotation", () => {
    const refreshTokenRotation = {};
    for (const refreshToken of [false, undefined]) {
      assert.deepEqual(problemsOf({ appClient: { refreshTokenRotation, authFlows: { refreshToken } } }), []);
    }
    const together = { refreshTokenRotation, authFlows: { refreshToken: true } };
    assert.deepEqual(problemsOf({ appClient: together }), [
      {
        path: "appClient.authFlows.refreshToken",
        value: "true",
        reason: "`appClient.refreshTokenRotation` replaces this flow, and Cognito rejects both together",
        fix: "leave out this or `appClient.refreshTokenRotation`",
      },
    ]);
  });
});

interface DurationRule {
  base: object;
  range: string;
  accepts: object[];
  refuses: Refused[];
}

function describeDuration(path: string, { base, range, accepts, refuses }: DurationRule): void {
  describeArgument(path, {
    base,
    accepts,
    refuses: [
      { values: refuses, reason: `Cognito allows ${range}`, fix: `choose a duration of ${range}` },
      ...notAnObject('write { value: 60, unit: "minutes" }'),
      {
        values: [...[0, -1, 0.5, 3_651].map((value): Refused => [value, String(value)]), ["60", '"60"']],
        reason: "expected an object",
        fix: 'write { value: 60, unit: "minutes" }',
      },
    ],
  });
  const inMinutes = withArgument(base, path, { unit: "minutes" });
  describeArgument(`${path}.value`, {
    base: inMinutes,
    accepts: [60],
    refuses: [
      {
        values: [
          [0, "0"],
          [-5, "-5"],
          [60.5, "60.5"],
          [2 ** 53, "9007199254740992"],
        ],
        reason: "a duration is a whole number of its unit",
        fix: "choose a whole number from 1 to 9007199254740991",
      },
      ...notANumber,
    ],
  });
  describeChoice(`${path}.unit`, TimeUnit, {
    base: withArgument(base, path, { value: 3_600 }),
    accepts: ["seconds"],
  });

  it(`${path} needs a value and a unit`, () => {
    const required = (field: string): object => ({
      path: `${path}.${field}`,
      reason: "this is required",
      fix: "add it",
    });
    assert.deepEqual(problemsOf(withArgument(base, path, {})), [required("value"), required("unit")]);
    assert.deepEqual(problemsOf(inMinutes), [required("value")]);
    assert.deepEqual(problemsOf(withArgument(base, path, { value: 60 })), [required("unit")]);
  });
}

function outlives(path: string, value: string, refreshToken: string): object {
  return {
    path,
    value,
    reason: `it outlives the refresh token, which is valid for ${refreshToken}`,
    fix: "shorten it, or lengthen `appClient.refreshTokenValidity`",
  };
}
